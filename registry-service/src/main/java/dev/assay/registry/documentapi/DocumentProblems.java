package dev.assay.registry.documentapi;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.Refusal;
import dev.assay.registry.edge.NearestNames;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.Locale;

/** Every way in which the document API says no: the one place that knows its statuses. */
final class DocumentProblems {
  private static final ProblemType MALFORMED =
      new ProblemType("malformed-document-id", "That names no document", 400);
  private static final ProblemType CONTRADICTION =
      new ProblemType("contradictory-document", "The document says something else", 400);
  private static final ProblemType UNKNOWN =
      new ProblemType("unknown-document", "No such document", 404);
  private static final ProblemType UNKNOWN_VERSION =
      new ProblemType("unknown-version", "No such version", 404);
  private static final ProblemType EXISTS =
      new ProblemType("version-exists", "The version has another text", 409);
  private static final ProblemType OUT_OF_PLACE =
      new ProblemType("version-out-of-place", "The version has no place in the line", 409);
  private static final ProblemType INVALID =
      new ProblemType("invalid-document", "The document can't be used as a schema", 422);

  private static final int SHOWN_VERSIONS = 10;

  private DocumentProblems() {}

  static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.VersionExistsWithOtherText taken ->
          EXISTS
              .problem(taken.because())
              .withRemedy(
                  "a version is for good; post this document as %s or without a version"
                      .formatted(taken.nextFree()))
              .with("next_version", taken.nextFree().toString())
              .with("required_bump", taken.required().name().toLowerCase(Locale.ROOT));
      case Refusal.VersionOutOfPlace misplaced ->
          OUT_OF_PLACE
              .problem(misplaced.because())
              .withRemedy("leave the version out, or give one that comes later");
      case Refusal.UnusableSchema unusable ->
          INVALID
              .problem(unusable.because())
              .withRemedy(unusable.faults().getFirst().remedy())
              .with("faults", unusable.faults());
      case Refusal.UnreadableVersionInDocument unreadable ->
          INVALID
              .problem(unreadable.because())
              .withRemedy("write it like \"1.2.0\", or leave it out");
      case Refusal.VersionIsPurged _,
          Refusal.BumpTooSmall _,
          Refusal.IncompatibleChange _,
          Refusal.UnknownReferences _,
          Refusal.ReferenceCycle _,
          Refusal.ReleaseRefused _,
          Refusal.NothingThere _,
          Refusal.UnusableSuccessor _,
          Refusal.InUse _,
          Refusal.StillReferenced _,
          Refusal.StaleRevision _,
          Refusal.OfPolicy _,
          Refusal.StaleBinding _,
          Refusal.BindingClashes _,
          Refusal.NoSuchBinding _,
          Refusal.AboveLevel _ ->
          RefusalProblems.of(refusal);
    };
  }

  static ProblemRaised malformed(IllegalArgumentException reason) {
    return new ProblemRaised(
        MALFORMED
            .problem(String.valueOf(reason.getMessage()))
            .withRemedy("ask for /schema/ticks_v1 or /schema/ticks_v1/1.2.0, for example"));
  }

  static ProblemRaised contradiction(String detail, String remedy) {
    return new ProblemRaised(CONTRADICTION.problem(detail).withRemedy(remedy));
  }

  static ProblemRaised unknown(Subject subject, RegistryState state) {
    List<String> nearest =
        NearestNames.subjects(subject.name().value(), state).stream()
            .map(Subject::parse)
            .map(DocumentId::of)
            .toList();
    return new ProblemRaised(
        UNKNOWN
            .problem("%s is not published".formatted(DocumentId.of(subject)))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /schemas for what is there"
                    : "did you mean %s?".formatted(String.join(" or ", nearest)))
            .with("nearest", nearest));
  }

  static ProblemRaised unknownVersion(Subject subject, SemVer version, RegistryState state) {
    List<PublishedVersion> versions = state.versions(subject);
    if (versions.isEmpty()) {
      return unknown(subject, state);
    }
    List<String> latest =
        versions.reversed().stream()
            .limit(SHOWN_VERSIONS)
            .map(known -> known.version().toString())
            .toList();
    return new ProblemRaised(
        UNKNOWN_VERSION
            .problem("%s has no version %s".formatted(DocumentId.of(subject), version))
            .withRemedy("ask for one of %s".formatted(String.join(", ", latest)))
            .with("nearest", latest));
  }
}
