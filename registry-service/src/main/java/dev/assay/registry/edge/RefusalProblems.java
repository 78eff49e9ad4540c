package dev.assay.registry.edge;

import dev.assay.contracts.verdicts.VerdictBody;
import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.PolicyRefusal;
import dev.assay.registry.decision.Refusal;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.document.RegistryUri;
import java.util.List;
import java.util.Map;

/** How each reason for refusing a command is answered: the one place that knows their statuses. */
public final class RefusalProblems {
  private static final ProblemType VERSION_EXISTS =
      new ProblemType("version-exists", "The version has another text", 409);
  private static final ProblemType PURGED =
      new ProblemType("version-purged", "The version was purged", 409);
  private static final ProblemType OUT_OF_PLACE =
      new ProblemType("version-out-of-place", "The version has no place in the line", 409);
  private static final ProblemType BUMP_TOO_SMALL =
      new ProblemType("bump-too-small", "The change needs a larger step", 409);
  private static final ProblemType INCOMPATIBLE =
      new ProblemType("incompatible-change", "The change is not compatible", 409);
  private static final ProblemType INVALID_SCHEMA =
      new ProblemType("invalid-schema", "The document can't be used as a schema", 422);
  private static final ProblemType UNKNOWN_REFERENCE =
      new ProblemType("unknown-reference", "The document refers to what is not there", 422);
  private static final ProblemType CYCLE =
      new ProblemType("reference-cycle", "The documents refer to each other in a circle", 422);
  private static final ProblemType RELEASE =
      new ProblemType("release-refused", "Schemas of the release are refused", 409);
  private static final ProblemType NOTHING_THERE =
      new ProblemType("unknown-version", "No such version", 404);
  private static final ProblemType SUCCESSOR =
      new ProblemType("unusable-successor", "The successor can't be used", 422);
  private static final ProblemType IN_USE =
      new ProblemType("version-in-use", "The version is not deleted", 409);
  private static final ProblemType REFERENCED =
      new ProblemType("version-referenced", "Other schemas refer to the version", 409);
  private static final ProblemType STALE =
      new ProblemType("stale-revision", "Somebody decided in the meantime", 412);

  private static final ProblemType BINDING_CLASHES =
      new ProblemType("binding-clashes", "The binding can't stand beside the others", 409);
  private static final ProblemType UNKNOWN_BINDING =
      new ProblemType("unknown-binding", "No such binding", 404);

  private static final ProblemType ABOVE_LEVEL =
      new ProblemType("above-facts-level", "Not every reader would understand it yet", 409);

  private RefusalProblems() {}

  /** The problem that a refusal is answered with. */
  public static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnusableSchema _,
          Refusal.UnreadableVersionInDocument _,
          Refusal.UnknownReferences _,
          Refusal.ReferenceCycle _ ->
          ofDocument(refusal);
      case Refusal.VersionExistsWithOtherText _,
          Refusal.VersionOutOfPlace _,
          Refusal.VersionIsPurged _,
          Refusal.BumpTooSmall _,
          Refusal.IncompatibleChange _ ->
          ofVersion(refusal);
      case Refusal.ReleaseRefused release -> ofRelease(release);
      case Refusal.NothingThere nothing ->
          NOTHING_THERE
              .problem(nothing.because())
              .withRemedy(
                  "look at /schemas/%s/versions?deleted=true"
                      .formatted(nothing.target().subject()));
      case Refusal.UnusableSuccessor unusable ->
          SUCCESSOR
              .problem(unusable.because())
              .withRemedy("name a schema or version in use with its track, such as v2/NAME");
      case Refusal.InUse inUse ->
          IN_USE
              .problem(inUse.because())
              .withRemedy("delete it first, and purge what nobody misses");
      case Refusal.StillReferenced referenced ->
          REFERENCED
              .problem(referenced.because())
              .withRemedy("purge who refers to it first, or leave it deleted")
              .with("referenced_by", texts(referenced.referrers()));
      case Refusal.StaleRevision stale ->
          STALE
              .problem(stale.because())
              .withRemedy("look at what is in force now, and decide again with its revision")
              .with("revision", stale.actual());
      case Refusal.OfPolicy(PolicyRefusal why) -> PolicyProblems.of(why);
      case Refusal.AboveLevel above ->
          ABOVE_LEVEL
              .problem(above.because())
              .withRemedy(
                  "set facts.level=%s once every replica, validator and dlq-handler runs a build that knows it"
                      .formatted(above.needed()));
      case Refusal.StaleBinding _, Refusal.BindingClashes _, Refusal.NoSuchBinding _ ->
          ofBinding(refusal);
    };
  }

  private static Problem ofBinding(Refusal refusal) {
    return switch (refusal) {
      case Refusal.StaleBinding stale ->
          STALE
              .problem(stale.because())
              .withRemedy("look at what was decided, and decide again with its revision")
              .with("revision", stale.actual());
      case Refusal.NoSuchBinding unknown ->
          UNKNOWN_BINDING
              .problem(unknown.because())
              .withRemedy(
                  "look at /bindings here and at the validator: what its configuration says is not"
                      + " decided here");
      default ->
          BINDING_CLASHES
              .problem(refusal.because())
              .withRemedy("choose topics that no other binding has, as the detail says");
    };
  }

  private static Problem ofDocument(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnusableSchema unusable ->
          INVALID_SCHEMA
              .problem(unusable.because())
              .withRemedy(unusable.faults().getFirst().remedy())
              .with("faults", unusable.faults());
      case Refusal.UnknownReferences unknown ->
          UNKNOWN_REFERENCE
              .problem(unknown.because())
              .withRemedy("publish it first, or refer to a version that is in use")
              .with("missing", unknown.missing().stream().map(RegistryUri::of).toList());
      case Refusal.ReferenceCycle cycle ->
          CYCLE
              .problem(cycle.because())
              .withRemedy("move what they share into a schema of its own")
              .with("subjects", cycle.subjects().stream().map(Subject::toString).toList());
      default ->
          INVALID_SCHEMA
              .problem(refusal.because())
              .withRemedy("write it like \"1.2.0\", or leave it out");
    };
  }

  private static Problem ofVersion(Refusal refusal) {
    return switch (refusal) {
      case Refusal.VersionExistsWithOtherText taken ->
          VERSION_EXISTS
              .problem(taken.because())
              .withRemedy(
                  "a version is for good; publish this text as %s or leave the version out"
                      .formatted(taken.nextFree()))
              .with("next_version", taken.nextFree().toString())
              .with("required_bump", VerdictBody.text(taken.required()));
      case Refusal.BumpTooSmall small ->
          withVerdict(
              BUMP_TOO_SMALL
                  .problem("%s can't be published: %s".formatted(small.wished(), small.because()))
                  .withRemedy(
                      "publish this text as %s or higher, or leave the version out"
                          .formatted(small.smallest()))
                  .with("next_version", small.smallest().toString())
                  .with("from", small.from().toString())
                  .with("to", small.to().toString()),
              VerdictBody.of(small.verdict()));
      case Refusal.IncompatibleChange change ->
          withVerdict(
              INCOMPATIBLE
                  .problem(change.because())
                  .withRemedy(
                      "change the text, publish it on another track, or set another level for subject:%s"
                          .formatted(change.subject()))
                  .with("from", change.against().toString()),
              VerdictBody.of(change.verdict()));
      case Refusal.VersionIsPurged purged ->
          PURGED.problem(purged.because()).withRemedy("leave the version out, or give another");
      default ->
          OUT_OF_PLACE
              .problem(refusal.because())
              .withRemedy("leave core_version out, or give one that comes later");
    };
  }

  private static Problem withVerdict(Problem problem, VerdictBody verdict) {
    Problem told =
        problem
            .with("required_bump", verdict.requiredBump())
            .with("level", verdict.level())
            .with("content", verdict.content())
            .with("facts", verdict.facts())
            .with("facts_total", verdict.factsTotal())
            .with("reasons", verdict.reasons());
    return verdict.counterExample().map(event -> told.with("counter_example", event)).orElse(told);
  }

  private static Problem ofRelease(Refusal.ReleaseRefused release) {
    List<Map<String, Object>> entries =
        release.entries().stream()
            .map(entry -> {
              Problem own = of(entry.refusal());
              Map<String, Object> members = own.members();
              members.put("schema", entry.subject().toString());
              return members;
            })
            .toList();
    return RELEASE
        .problem(release.because())
        .withRemedy("correct what is listed; nothing was published")
        .with("refused", entries);
  }

  private static List<String> texts(List<VersionRef> versions) {
    return versions.stream().map(VersionRef::reference).map(SchemaReference::toString).toList();
  }
}
