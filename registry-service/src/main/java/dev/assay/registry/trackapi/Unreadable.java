package dev.assay.registry.trackapi;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.state.PublishedVersion;

/** Answers who asks for something that needs a schema to be read which can't be any more. */
final class Unreadable {
  private static final ProblemType UNREADABLE =
      new ProblemType("unreadable-schema", "The schema can't be read by today's rules", 409);

  private Unreadable() {}

  static ProblemRaised today(PublishedVersion version) {
    return new ProblemRaised(
        UNREADABLE
            .problem("%s was accepted by other rules than today's".formatted(version.ref()))
            .withRemedy("publish a corrected version, and ask for that"));
  }
}
