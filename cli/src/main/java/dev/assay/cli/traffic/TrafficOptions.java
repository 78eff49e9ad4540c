package dev.assay.cli.traffic;

import dev.assay.contracts.rest.GuardBody;
import dev.assay.contracts.rest.WhatIfWishBody;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which events are judged, and how fast. */
public final class TrafficOptions {
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
      names = "--from",
      paramLabel = "TIME",
      description = "Events of this time or later, such as 2026-11-21T09:00:00Z.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Events before this time.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The schema's name, where it is not that of the topic's binding.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--track",
      paramLabel = "TRACK",
      description = "The candidate's track, where it is not the one that judges the topic today.")
  private Optional<String> track = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Read at most so many events a second; the validator has a limit too.")
  private Optional<Integer> perSecond = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "Read at most so many events.")
  private Optional<Long> limit = Optional.empty();

  /** The question, with what is to be supposed. */
  public WhatIfWishBody wish(Optional<JsonNode> schema, Supposed supposed) {
    return new WhatIfWishBody(
        Optional.of(topic),
        last,
        since,
        until,
        schema,
        name,
        track,
        supposed.mode(),
        supposed.percent(),
        supposed.guard(),
        perSecond,
        limit);
  }

  /** What is to be supposed beside the schema. */
  public record Supposed(
      Optional<String> mode, Optional<Integer> percent, Optional<GuardBody> guard) {}
}
