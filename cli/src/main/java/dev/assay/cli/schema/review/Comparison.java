package dev.assay.cli.schema.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.cli.schema.evolution.BreakBody;
import dev.assay.cli.schema.evolution.DocumentFile;
import dev.assay.cli.schema.evolution.VerdictBody;
import dev.assay.cli.schema.evolution.Verdicts;
import dev.assay.schema.SemVer;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A new text beside what came before it at one place.
 *
 * @param with where that is
 * @param version what it follows there
 * @param promise the version whose promises count, where that is another one: the release before a
 *     pre-release; absent where no promise was made yet
 * @param needed the smallest version that would do, where one would
 * @param problem why the text may not follow with the version that it states
 * @param verdict what the engine says
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Comparison(
    String with,
    Optional<String> version,
    Optional<String> promise,
    Optional<String> needed,
    Optional<String> problem,
    VerdictBody verdict) {

  static Comparison of(Edition now, History before, Rule rule) {
    List<Edition> owed = owed(now, before, rule.level());
    List<DocumentFile> texts =
        (owed.isEmpty() ? List.of(before.latest()) : owed).stream().map(Edition::document).toList();
    VerdictBody verdict =
        new Verdicts(texts, now.document().document())
            .judge(owed.isEmpty() ? Level.NONE : rule.level(), rule.content());
    Optional<SemVer> latest = before.latest().version();
    Optional<SemVer> promise = owed.stream().findFirst().flatMap(Edition::version);
    Bump bump = owed.isEmpty() ? Bump.PATCH : bump(verdict);
    Step step = new Step(latest, promise, now.version(), bump);
    Level demand = verdict.compatible() && rule.level() != Level.SEMVER ? Level.NONE : rule.level();
    return new Comparison(
        before.origin(),
        latest.map(SemVer::toString),
        promise.filter(version -> !Optional.of(version).equals(latest)).map(SemVer::toString),
        Step.isMetBySomeVersion(demand) ? step.needed().map(SemVer::toString) : Optional.empty(),
        step.problem(demand),
        verdict);
  }

  /** The texts whose promises count, newest first. */
  private static List<Edition> owed(Edition now, History before, Level level) {
    if (level.isTransitive()) {
      List<Edition> all = before.all().toList();
      return all.isEmpty() ? List.of(before.latest()) : all;
    }
    if (level == Level.SEMVER && before.latest().isPreRelease()) {
      return before
          .all()
          .filter(edition -> !edition.isPreRelease())
          .filter(edition -> isBelow(edition, now))
          .limit(1)
          .toList();
    }
    return List.of(before.latest());
  }

  private static boolean isBelow(Edition earlier, Edition now) {
    return now.version().isEmpty()
        || earlier
            .version()
            .filter(version -> version.compareTo(now.version().get()) < 0)
            .isPresent();
  }

  private static Bump bump(VerdictBody verdict) {
    return Bump.valueOf(verdict.requiredBump().toUpperCase(Locale.ROOT));
  }

  /** Whether readers of what came before would be broken, whatever the version says. */
  @JsonIgnore
  boolean isBreaking() {
    return !verdict.level().equals(Level.NONE.name())
        && (!verdict.compatible() || bump(verdict) == Bump.MAJOR);
  }

  /** What would help, of the first break. */
  @JsonIgnore
  Optional<String> advice() {
    return verdict.breaks().stream().findFirst().flatMap(BreakBody::advice);
  }
}
