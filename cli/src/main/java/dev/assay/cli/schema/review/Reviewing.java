package dev.assay.cli.schema.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.schema.git.Range;
import dev.assay.cli.schema.git.Side;
import dev.assay.cli.schema.review.SchemaReview.Verdict;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.SemVer;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reviews changes, one schema at a time. */
final class Reviewing {
  private static final SchemaReader PUBLISHABLE = SchemaReader.ofEntries(DocumentLimits.defaults());

  private final Wishes wishes;
  private final Optional<RegistryTexts> registry;
  private final Side before;
  private final Entries earlier;
  private final Entries now;
  private final Range range;

  /**
   * What was asked for.
   *
   * @param level by this level, whatever a registry has decided
   * @param content by this policy, whatever a registry has decided
   * @param allowDeletions whether a schema may go without having been deprecated
   */
  record Wishes(Optional<Level> level, Optional<Content> content, boolean allowDeletions) {}

  Reviewing(Range range, Wishes wishes, Optional<RegistryTexts> registry) {
    this.range = range;
    this.wishes = wishes;
    this.registry = registry;
    this.before = range.before();
    this.earlier = new Entries(range.before(), registry);
    this.now = new Entries(range.after(), registry);
  }

  SchemaReview review(Change change) {
    Optional<Edition> old = change.before().flatMap(this::readable);
    if (change.after().isEmpty()) {
      return deleted(change, old);
    }
    String path = change.after().get();
    byte[] utf8 = range.after().read(path);
    return unusable(path, utf8)
        .map(problem -> unusable(change, old, problem))
        .orElseGet(() -> reviewed(change, old, now.read(path, utf8)));
  }

  /** What is no JSON on the base made no promises. */
  private Optional<Edition> readable(String path) {
    try {
      return Optional.of(earlier.read(path, before.read(path)));
    } catch (CommandFailure broken) {
      return Optional.empty();
    }
  }

  private static Optional<String> unusable(String path, byte[] utf8) {
    return switch (PUBLISHABLE.read(utf8)) {
      case SchemaReading.Readable(var document) -> {
        JsonNode stated = document.root().path(Edition.VERSION_KEYWORD);
        yield stated.isMissingNode() || Edition.versionIn(document.root()).isPresent()
            ? Optional.empty()
            : Optional.of(
                "%s is %s, which is no version such as 1.2.0; correct it in '%s'"
                    .formatted(Edition.VERSION_KEYWORD, stated, path));
      }
      case SchemaReading.Refused(List<SchemaFault> faults) ->
          Optional.of(
              "'%s' can't be used as a schema: at '%s', %s; %s%s"
                  .formatted(
                      path,
                      faults.getFirst().pointer(),
                      faults.getFirst().problem(),
                      faults.getFirst().remedy(),
                      faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1)));
    };
  }

  private static SchemaReview unusable(Change change, Optional<Edition> old, String problem) {
    return new SchemaReview(
        change.subject().toString(),
        change.path(),
        change.kind(),
        Verdict.UNUSABLE,
        false,
        version(old),
        Optional.empty(),
        Optional.empty(),
        Optional.of(problem),
        "correct the file; nothing of it could be published",
        List.of(),
        List.of(),
        List.of());
  }

  private SchemaReview deleted(Change change, Optional<Edition> old) {
    boolean announced =
        old.filter(edition -> edition.document().json().path("deprecated").asBoolean(false))
            .isPresent();
    boolean ok = announced || wishes.allowDeletions();
    return new SchemaReview(
        change.subject().toString(),
        change.path(),
        change.kind(),
        Verdict.BREAKING,
        ok,
        version(old),
        Optional.empty(),
        Optional.empty(),
        ok ? Optional.empty() : Optional.of("the schema is gone, and it was not deprecated before"),
        ok
            ? "a registry keeps its versions: 'assay schema delete %s' puts them away"
                .formatted(change.subject())
            : "merge \"deprecated\": true in it first, so that its readers are told; or allow it with --allow-deletions",
        List.of(),
        List.of(),
        List.of());
  }

  private SchemaReview reviewed(Change change, Optional<Edition> old, Edition text) {
    Rule rule = Rule.of(wishes.level(), wishes.content(), registry, change.subject());
    List<Comparison> comparisons = new ArrayList<>();
    old.filter(edition -> !edition.fingerprint().equals(text.fingerprint()))
        .map(edition -> new History.OfFile(before, earlier, change.before().orElseThrow(), edition))
        .map(history -> Comparison.of(text, history, rule))
        .ifPresent(comparisons::add);
    RegistrySays says = RegistrySays.of(registry, earlier, change.subject(), text);
    says.history()
        .filter(history ->
            differs(history.latest(), old) && differs(history.latest(), Optional.of(text)))
        .map(history -> Comparison.of(text, history, rule))
        .ifPresent(comparisons::add);
    List<String> notes = new ArrayList<>(says.notes());
    text.missing().ifPresent(notes::add);
    old.flatMap(Edition::missing).ifPresent(notes::add);
    if (needsHistory(rule, old) && range.repository().isShallow()) {
      notes.add(
          "this clone is shallow, so earlier versions may be missing; fetch the whole history");
    }
    return told(change, old, text, comparisons, says.with(notes));
  }

  private static boolean needsHistory(Rule rule, Optional<Edition> old) {
    return rule.level().isTransitive() || old.filter(Edition::isPreRelease).isPresent();
  }

  private static boolean differs(Edition latest, Optional<Edition> other) {
    return other.filter(text -> text.fingerprint().equals(latest.fingerprint())).isEmpty();
  }

  private static SchemaReview told(
      Change change,
      Optional<Edition> old,
      Edition text,
      List<Comparison> comparisons,
      RegistrySays says) {
    Optional<Comparison> refused =
        comparisons.stream().filter(one -> one.problem().isPresent()).findFirst();
    Optional<String> problem = refused.flatMap(Comparison::problem).or(says::problem);
    Optional<String> needed =
        comparisons.stream()
            .flatMap(one -> one.needed().stream())
            .map(SemVer::parse)
            .max(SemVer::compareTo)
            .map(SemVer::toString);
    boolean breaking = comparisons.stream().anyMatch(Comparison::isBreaking);
    return new SchemaReview(
        change.subject().toString(),
        change.path(),
        change.kind(),
        breaking ? Verdict.BREAKING : Verdict.COMPATIBLE,
        problem.isEmpty(),
        version(old),
        text.version().map(SemVer::toString),
        needed,
        problem,
        problem.isEmpty() ? next(change, text, comparisons) : remedy(refused, needed),
        comparisons,
        List.of(),
        says.notes());
  }

  private static String next(Change change, Edition text, List<Comparison> comparisons) {
    if (change.kind() == Change.Kind.CHANGED && comparisons.isEmpty()) {
      return "nothing: the schema says the same in other words, and nothing will be published";
    }
    return text.version()
        .map(version -> "merge it; the release publishes it as %s".formatted(version))
        .orElse("merge it; the registry gives it its number at the release");
  }

  private static String remedy(Optional<Comparison> refused, Optional<String> needed) {
    Optional<String> advice = refused.flatMap(Comparison::advice);
    Optional<String> version =
        needed.map(number -> "say \"%s\": \"%s\"".formatted(Edition.VERSION_KEYWORD, number));
    if (advice.isPresent() && version.isPresent()) {
      return advice.get() + ": " + version.get();
    }
    return advice
        .or(() -> version.map(text -> text + " or later"))
        .orElseGet(
            () -> "say \"%s\" with the next free version".formatted(Edition.VERSION_KEYWORD));
  }

  private static Optional<String> version(Optional<Edition> edition) {
    return edition.flatMap(Edition::version).map(SemVer::toString);
  }

  /** The new text of a change as JSON, where it is usable. */
  Optional<JsonNode> candidate(SchemaReview review) {
    return review.verdict() == Verdict.UNUSABLE || review.change() == Change.Kind.DELETED
        ? Optional.empty()
        : Optional.of(
            WireJson.MAPPER.readTree(new String(range.after().read(review.file()), UTF_8)));
  }
}
