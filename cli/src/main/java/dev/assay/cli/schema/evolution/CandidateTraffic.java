package dev.assay.cli.schema.evolution;

import dev.assay.cli.traffic.Following;
import dev.assay.client.WhatIfClient;
import dev.assay.contracts.rest.WhatIfWishBody;
import dev.assay.schema.Subject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks a validator what the events of a topic say about a candidate. */
public final class CandidateTraffic {
  private CandidateTraffic() {}

  /**
   * What they say.
   *
   * @param last the time before now that is looked at, such as {@code 1h}
   */
  public static TrafficBody ask(
      WhatIfClient whatIfs, String topic, String last, Subject subject, JsonNode candidate) {
    return TrafficBody.of(
        Following.untilDone(
            whatIfs,
            new WhatIfWishBody(
                Optional.of(topic),
                Optional.of(last),
                Optional.empty(),
                Optional.empty(),
                Optional.of(candidate),
                Optional.of(subject.name().value()),
                Optional.of(subject.track().value()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }
}
