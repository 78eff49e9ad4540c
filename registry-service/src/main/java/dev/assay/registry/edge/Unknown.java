package dev.assay.registry.edge;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.Command.Target;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SchemaId;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers who asks for what is not there, or not any more. */
public final class Unknown {
  private static final ProblemType SCHEMA =
      new ProblemType("unknown-schema", "No such schema", 404);
  private static final ProblemType VERSION =
      new ProblemType("unknown-version", "No such version", 404);
  private static final ProblemType DELETED =
      new ProblemType("deleted-version", "The version is deleted", 404);
  private static final ProblemType PURGED =
      new ProblemType("purged-version", "The version is gone for good", 410);
  private static final int SHOWN_VERSIONS = 10;
  private static final int MOST_NAMES = 5_000;

  private Unknown() {}

  /**
   * The version that a request is about.
   *
   * @throws ProblemRaised with 404 if there is none, or it is deleted; with 410 if it was purged
   */
  public static PublishedVersion orRefused(
      Target target, boolean alsoDeleted, RegistryState state) {
    VersionSelector selector = target.selector().orElse(VersionSelector.LATEST);
    PublishedVersion found =
        state
            .select(target.subject(), selector)
            .orElseThrow(() -> notThere(target.subject(), selector, state));
    if (found.deleted() && !alsoDeleted) {
      throw new ProblemRaised(
          DELETED
              .problem("%s is deleted".formatted(found.ref()))
              .withRemedy(
                  "ask with deleted=true, ask for /schemas/by-id/%s, or have it restored"
                      .formatted(found.id())));
    }
    return found;
  }

  private static ProblemRaised notThere(
      Subject subject, VersionSelector selector, RegistryState state) {
    if (selector instanceof VersionSelector.Exact(var version)
        && state.purged(new VersionRef(subject, version)).isPresent()) {
      return new ProblemRaised(purged("%s@%s".formatted(subject, version)));
    }
    return state.highest(subject).isEmpty()
        ? subject(subject, state)
        : version(subject, selector, state);
  }

  private static Problem purged(String what) {
    return PURGED
        .problem("%s was purged".formatted(what))
        .withRemedy("use another version; neither number nor id is ever given again");
  }

  /** 404 for a subject, with the names that are nearest. */
  public static ProblemRaised subject(Subject subject, RegistryState state) {
    List<String> nearest = nearest(subject.name().value(), state);
    Problem problem =
        SCHEMA
            .problem("%s is not published".formatted(subject))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /index for what is there"
                    : "did you mean %s?".formatted(String.join(" or ", nearest)));
    return new ProblemRaised(problem.with("nearest", nearest));
  }

  private static ProblemRaised version(
      Subject subject, VersionSelector selector, RegistryState state) {
    List<String> latest =
        state
            .highestFirst(subject)
            .limit(SHOWN_VERSIONS)
            .map(known -> known.version().toString())
            .toList();
    return new ProblemRaised(
        VERSION
            .problem("%s has no version %s".formatted(subject, selector))
            .withRemedy("ask for one of %s".formatted(String.join(", ", latest)))
            .with("nearest", latest));
  }

  /** 404 for an id, with the names that are nearest; 410 where its version was purged. */
  public static ProblemRaised id(String asked, RegistryState state) {
    if (Named.number(asked).flatMap(state::purgedId).isPresent()) {
      SchemaId id = Named.number(asked).orElseThrow();
      return new ProblemRaised(purged("the version with id %s".formatted(id)));
    }
    List<String> nearest = nearest(asked, state);
    return new ProblemRaised(
        SCHEMA
            .problem("no schema has the id '%s'".formatted(asked))
            .withRemedy(
                nearest.isEmpty()
                    ? "look into /index for the ids there are"
                    : "did you mean %s?".formatted(String.join(" or ", nearest)))
            .with("nearest", nearest));
  }

  /** By name, then as track/name, so that a schema that is only on another track is found too. */
  private static List<String> nearest(String asked, RegistryState state) {
    TreeSet<String> names = new TreeSet<>();
    subjects(state).forEach(subject -> names.add(subject.name().value()));
    List<String> nearest = NearestNames.to(asked, names);
    return subjects(state)
        .filter(subject -> nearest.contains(subject.name().value()))
        .sorted((a, b) ->
            Integer.compare(nearest.indexOf(a.name().value()), nearest.indexOf(b.name().value())))
        .map(Subject::toString)
        .toList();
  }

  // A guess is a courtesy; it must not cost an event loop more than a few milliseconds.
  private static Stream<Subject> subjects(RegistryState state) {
    return state.subjects().stream().limit(MOST_NAMES);
  }
}
