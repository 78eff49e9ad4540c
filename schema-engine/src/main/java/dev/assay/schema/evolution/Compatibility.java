package dev.assay.schema.evolution;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.evolution.arrow.ArrowBreaks;
import dev.assay.schema.evolution.diff.Diff;
import dev.assay.schema.inclusion.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges whether one schema may follow another.
 *
 * <p>The judgement is one about languages: a reader's schema must accept whatever a writer's does.
 * What can't be decided is a break. The facts explain the judgement, they don't make it, except for
 * columns, where rules decide.
 */
public final class Compatibility {
  private Compatibility() {}

  /** Judges two versions; of a transitive level, the part that concerns these two. */
  public static CompatibilityVerdict check(
      SchemaDocument from, SchemaDocument to, Level level, Content content) {
    return check(LooseDocument.of(from), LooseDocument.of(to), level, content);
  }

  /** The same for documents of anybody's; total. */
  public static CompatibilityVerdict check(
      LooseDocument from, LooseDocument to, Level level, Content content) {
    List<Difference> differences = Diff.between(from, to);
    Languages languages = new Languages(from, to);
    Bump required = RequiredBump.of(languages, differences, content);
    List<Break> breaks = new ArrayList<>();
    for (Direction direction : level.directions()) {
      languages.breakIn(direction, content, differences).ifPresent(breaks::add);
      breaks.addAll(ArrowBreaks.in(differences, direction));
    }
    return new CompatibilityVerdict(
        level, content, breaks.isEmpty(), differences, breaks, required);
  }

  /**
   * Judges a version against those before it.
   *
   * @param earlierNewestFirst all earlier versions; a level that isn't transitive looks at the
   *     first alone
   */
  public static HistoryVerdict check(
      List<SchemaDocument> earlierNewestFirst, SchemaDocument to, Level level, Content content) {
    return checkLoose(
        earlierNewestFirst.stream().map(LooseDocument::of).toList(),
        LooseDocument.of(to),
        level,
        content);
  }

  /** The same for documents of anybody's; total. */
  public static HistoryVerdict checkLoose(
      List<LooseDocument> earlierNewestFirst, LooseDocument to, Level level, Content content) {
    return new HistoryVerdict(
        level,
        earlierNewestFirst.stream()
            .limit(level.isTransitive() ? Long.MAX_VALUE : 1)
            .map(from -> check(from, to, level, content))
            .toList());
  }
}
