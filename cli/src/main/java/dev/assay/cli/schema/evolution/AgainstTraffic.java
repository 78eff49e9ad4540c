package dev.assay.cli.schema.evolution;

import dev.assay.cli.traffic.Following;
import dev.assay.client.WhatIfClient;
import dev.assay.contracts.rest.WhatIfBody;
import dev.assay.contracts.rest.WhatIfWishBody;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What live events have to say about a candidate. */
final class AgainstTraffic {
  @Option(
      names = "--against-traffic",
      required = true,
      description = {
        "Ask a validator, too, whether the candidate refuses retained events that are",
        "valid today: then it is reported as contradicted, and ends with 1."
      })
  private boolean wanted;

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "TOPIC",
      description = "The source topic whose retained events are judged.")
  private String topic = "";

  @Option(
      names = "--last",
      paramLabel = "TIME",
      description = "Events of so long ago until now, such as 90m, 2h or 3d; by default 1h.")
  private Optional<String> last = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Events before this time, such as 2026-11-21T09:00:00Z.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The candidate's name, where it is not that of the topic's binding.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--track",
      paramLabel = "TRACK",
      description = "The candidate's track, where it is not the one that judges the topic today.")
  private Optional<String> track = Optional.empty();

  boolean isWanted() {
    return wanted;
  }

  TrafficBody ask(WhatIfClient whatIfs, JsonNode candidate) {
    WhatIfBody run =
        Following.untilDone(
            whatIfs,
            new WhatIfWishBody(
                Optional.of(topic),
                last,
                Optional.empty(),
                until,
                Optional.of(candidate),
                name,
                track,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    return TrafficBody.of(run);
  }
}
