package dev.assay.cli.schema.review;

import dev.assay.schema.SemVer;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.evolution.NextVersion;
import java.util.Locale;
import java.util.Optional;

/**
 * From one version to the next, and what the change between them asks for.
 *
 * @param latest what is followed, where it has a version
 * @param promise whose promises count, where it has one
 * @param stated what the new text says that it is
 * @param required the smallest honest bump after the promise
 */
record Step(
    Optional<SemVer> latest, Optional<SemVer> promise, Optional<SemVer> stated, Bump required) {

  /** The smallest version that tells the truth. */
  Optional<SemVer> needed() {
    return promise
        .or(() -> latest)
        .map(from -> NextVersion.after(from, required == Bump.NONE ? Bump.PATCH : required));
  }

  /** Whether a version can do what a level demands; by the others, only the text can. */
  static boolean isMetBySomeVersion(Level demand) {
    return demand == Level.SEMVER || demand == Level.NONE;
  }

  /**
   * Why the version stated won't do.
   *
   * @param demand the level whose demand the version has to meet; {@code NONE} where the text does
   */
  Optional<String> problem(Level demand) {
    if (!isMetBySomeVersion(demand)) {
      return Optional.of("level %s allows no such change, whatever the version".formatted(demand));
    }
    return notRaised().or(() -> demand == Level.SEMVER ? tooSmall() : Optional.empty());
  }

  private Optional<String> notRaised() {
    if (latest.isEmpty() || stated.isEmpty()) {
      return Optional.empty();
    }
    int order = stated.get().compareTo(latest.get());
    if (order == 0) {
      return Optional.of(
          "the schema changed, and says that it is %s still".formatted(latest.get()));
    }
    return order < 0
        ? Optional.of("the version goes back from %s to %s".formatted(latest.get(), stated.get()))
        : Optional.empty();
  }

  private Optional<String> tooSmall() {
    boolean breaks = required == Bump.MAJOR;
    if (stated.isEmpty()) {
      return breaks
          ? Optional.of("the change breaks readers, and the schema states no version")
          : Optional.empty();
    }
    if (promise.or(() -> latest).isEmpty()) {
      return breaks && (stated.get().minor() != 0 || stated.get().patch() != 0)
          ? Optional.of(
              "the change breaks readers, and %s is no new major version".formatted(stated.get()))
          : Optional.empty();
    }
    SemVer from = promise.or(() -> latest).orElseThrow();
    Bump taken = taken(from, stated.get());
    return taken.compareTo(required) < 0
        ? Optional.of(
            "from %s to %s is a %s step, and the change is a %s one"
                .formatted(from, stated.get(), lower(taken), lower(required)))
        : Optional.empty();
  }

  private static Bump taken(SemVer from, SemVer to) {
    if (from.major() != to.major()) {
      return Bump.MAJOR;
    }
    return from.minor() == to.minor() ? Bump.PATCH : Bump.MINOR;
  }

  private static String lower(Bump bump) {
    return bump.name().toLowerCase(Locale.ROOT);
  }
}
