package dev.assay.registry.trackapi;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.Refusal;
import dev.assay.registry.edge.NearestNames;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.Locale;

/** Every way in which the track API says no: the one place that knows their statuses. */
final class TrackProblems {
  private static final ProblemType MALFORMED =
      new ProblemType("malformed-reference", "That names no schema", 400);
  private static final ProblemType INCOMPLETE =
      new ProblemType("incomplete-upload", "The upload lacks something", 400);
  private static final ProblemType UNKNOWN_SCHEMA =
      new ProblemType("unknown-schema", "No such schema", 404);
  private static final ProblemType UNKNOWN_VERSION =
      new ProblemType("unknown-version", "No such version", 404);
  private static final ProblemType VERSION_EXISTS =
      new ProblemType("version-exists", "The version has another text", 409);
  private static final ProblemType OUT_OF_PLACE =
      new ProblemType("version-out-of-place", "The version has no place in the line", 409);
  private static final ProblemType INVALID_SCHEMA =
      new ProblemType("invalid-schema", "The document can't be used as a schema", 422);

  private static final int SHOWN_VERSIONS = 10;

  private TrackProblems() {}

  static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.VersionExistsWithOtherText taken ->
          VERSION_EXISTS
              .problem(taken.because())
              .withRemedy(
                  "a version is for good; publish this text as %s or leave the version out"
                      .formatted(taken.nextFree()))
              .with("next_version", taken.nextFree().toString())
              .with("required_bump", taken.required().name().toLowerCase(Locale.ROOT));
      case Refusal.VersionOutOfPlace misplaced ->
          OUT_OF_PLACE
              .problem(misplaced.because())
              .withRemedy("leave core_version out, or give one that comes later");
      case Refusal.UnusableSchema unusable ->
          INVALID_SCHEMA
              .problem(unusable.because())
              .withRemedy(unusable.faults().getFirst().remedy())
              .with("faults", unusable.faults());
      case Refusal.UnreadableVersionInDocument unreadable ->
          INVALID_SCHEMA
              .problem(unreadable.because())
              .withRemedy("write it like \"1.2.0\", or leave it out");
    };
  }

  static ProblemRaised malformed(IllegalArgumentException reason) {
    return new ProblemRaised(
        MALFORMED
            .problem(String.valueOf(reason.getMessage()))
            .withRemedy("ask for /schemas/v1/telemetry.FeedbackEvent?version=1.2.0, for example"));
  }

  static ProblemRaised missing(String member) {
    return new ProblemRaised(
        INCOMPLETE
            .problem("'%s' is missing".formatted(member))
            .withRemedy("send at least name and content"));
  }

  static ProblemRaised unknownSubject(Subject subject, RegistryState state) {
    List<String> nearest = NearestNames.subjects(subject.name().value(), state);
    Problem problem =
        UNKNOWN_SCHEMA
            .problem("%s is not published".formatted(subject))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /index for what is there"
                    : "did you mean %s?".formatted(String.join(" or ", nearest)));
    return new ProblemRaised(problem.with("nearest", nearest));
  }

  static ProblemRaised unknownVersion(Subject subject, SemVer version, RegistryState state) {
    List<PublishedVersion> versions = state.versions(subject);
    if (versions.isEmpty()) {
      return unknownSubject(subject, state);
    }
    List<String> latest =
        versions.reversed().stream()
            .limit(SHOWN_VERSIONS)
            .map(known -> known.version().toString())
            .toList();
    return new ProblemRaised(
        UNKNOWN_VERSION
            .problem("%s has no version %s".formatted(subject, version))
            .withRemedy("ask for one of %s".formatted(String.join(", ", latest)))
            .with("nearest", latest));
  }

  static ProblemRaised unknownId(String asked, RegistryState state) {
    List<String> nearest = NearestNames.subjects(asked, state);
    return new ProblemRaised(
        UNKNOWN_SCHEMA
            .problem("no schema has the id '%s'".formatted(asked))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /index for the ids there are"
                    : "did you mean %s?".formatted(String.join(" or ", nearest)))
            .with("nearest", nearest));
  }
}
