package dev.assay.triage.group;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How far a failure reaches: which versions of the schema, which source topics.
 *
 * @param schemas what events were judged by, the newest few where there are many; sorted
 * @param sourceTopics where events came from, sorted; of many, the first by name
 */
public record Reach(List<SchemaReference> schemas, List<String> sourceTopics) {
  /** How many schema references are kept. */
  public static final int MAX_SCHEMAS = 8;

  /** How many source topics are kept. */
  public static final int MAX_SOURCE_TOPICS = 32;

  private static final Comparator<SchemaReference> BY_VERSION =
      Comparator.comparing(
              (SchemaReference schema) -> schema.version().orElse(SemVer.release(0, 0, 0)))
          .thenComparing(SchemaReference::toString);

  /** What a group has before its first dead letter. */
  public static final Reach NONE = new Reach(List.of(), List.of());

  public Reach {
    schemas = sorted(schemas, BY_VERSION);
    sourceTopics = sorted(sourceTopics, Comparator.naturalOrder());
    if (schemas.size() > MAX_SCHEMAS || sourceTopics.size() > MAX_SOURCE_TOPICS) {
      throw new IllegalArgumentException(
          "%d schemas and %d source topics are more than the %d and %d that are kept"
              .formatted(schemas.size(), sourceTopics.size(), MAX_SCHEMAS, MAX_SOURCE_TOPICS));
    }
  }

  /** This reach after one more dead letter. */
  public Reach with(Sample sample) {
    TreeSet<SchemaReference> allSchemas = new TreeSet<>(BY_VERSION);
    allSchemas.addAll(schemas);
    sample.schema().ifPresent(allSchemas::add);
    if (allSchemas.size() > MAX_SCHEMAS) {
      allSchemas.removeFirst();
    }
    TreeSet<String> allTopics = new TreeSet<>(sourceTopics);
    allTopics.add(sample.origin().topic());
    if (allTopics.size() > MAX_SOURCE_TOPICS) {
      allTopics.removeLast();
    }
    return new Reach(List.copyOf(allSchemas), List.copyOf(allTopics));
  }

  private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
    return values.stream().sorted(order).distinct().toList();
  }
}
