package dev.assay.triage.group;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How far a failure reaches.
 *
 * @param schemas what events were judged by, the newest few where there are many; sorted
 * @param sourceTopics where events came from, sorted; of many, the first by name
 * @param deadLetterTopics where the dead letters lie, likewise
 * @param producers who sent the events, likewise
 */
public record Reach(
    List<SchemaReference> schemas,
    List<String> sourceTopics,
    List<String> deadLetterTopics,
    List<String> producers) {
  /** How many schema references are kept. */
  public static final int MAX_SCHEMAS = 8;

  /** How many source topics are kept, and how many dead-letter topics. */
  public static final int MAX_TOPICS = 32;

  /** How many producers are kept. */
  public static final int MAX_PRODUCERS = 16;

  private static final Comparator<SchemaReference> BY_VERSION =
      Comparator.comparing(
              (SchemaReference schema) -> schema.version().orElse(SemVer.release(0, 0, 0)))
          .thenComparing(SchemaReference::toString);

  /** What a group has before its first dead letter. */
  public static final Reach NONE = new Reach(List.of(), List.of(), List.of(), List.of());

  public Reach {
    schemas = bounded("schemas", sorted(schemas, BY_VERSION), MAX_SCHEMAS);
    sourceTopics =
        bounded("source topics", sorted(sourceTopics, Comparator.naturalOrder()), MAX_TOPICS);
    deadLetterTopics =
        bounded("topics", sorted(deadLetterTopics, Comparator.naturalOrder()), MAX_TOPICS);
    producers = bounded("producers", sorted(producers, Comparator.naturalOrder()), MAX_PRODUCERS);
  }

  /** This reach after one more dead letter; this one where it reaches no further. */
  public Reach with(DeadLetterRecord letter) {
    Trace trace = letter.trace();
    List<SchemaReference> allSchemas =
        trace.schema().map(schema -> newest(schemas, schema)).orElse(schemas);
    List<String> allSources = firstByName(sourceTopics, trace.sourceTopic(), MAX_TOPICS);
    List<String> allTopics =
        firstByName(deadLetterTopics, letter.moment().position().topic(), MAX_TOPICS);
    List<String> allProducers =
        trace.producer().map(one -> firstByName(producers, one, MAX_PRODUCERS)).orElse(producers);
    boolean same =
        allSchemas.equals(schemas)
            && allSources.equals(sourceTopics)
            && allTopics.equals(deadLetterTopics)
            && allProducers.equals(producers);
    return same ? this : new Reach(allSchemas, allSources, allTopics, allProducers);
  }

  /** This reach and another one's; this one where the other reaches no further. */
  public Reach with(Reach others) {
    List<SchemaReference> allSchemas = schemas;
    for (SchemaReference schema : others.schemas) {
      allSchemas = newest(allSchemas, schema);
    }
    List<String> allSources = firstByName(sourceTopics, others.sourceTopics, MAX_TOPICS);
    List<String> allTopics = firstByName(deadLetterTopics, others.deadLetterTopics, MAX_TOPICS);
    List<String> allProducers = firstByName(producers, others.producers, MAX_PRODUCERS);
    boolean same =
        allSchemas.equals(schemas)
            && allSources.equals(sourceTopics)
            && allTopics.equals(deadLetterTopics)
            && allProducers.equals(producers);
    return same ? this : new Reach(allSchemas, allSources, allTopics, allProducers);
  }

  private static List<String> firstByName(List<String> known, List<String> more, int max) {
    List<String> all = known;
    for (String one : more) {
      all = firstByName(all, one, max);
    }
    return all;
  }

  private static List<SchemaReference> newest(List<SchemaReference> known, SchemaReference one) {
    if (known.contains(one)) {
      return known;
    }
    TreeSet<SchemaReference> all = new TreeSet<>(BY_VERSION);
    all.addAll(known);
    boolean added = all.add(one);
    if (all.size() > MAX_SCHEMAS) {
      added &= !all.removeFirst().equals(one);
    }
    return added ? List.copyOf(all) : known;
  }

  private static List<String> firstByName(List<String> known, String one, int max) {
    if (known.contains(one)) {
      return known;
    }
    TreeSet<String> all = new TreeSet<>(known);
    all.add(one);
    boolean fits = all.size() <= max || !all.removeLast().equals(one);
    return fits ? List.copyOf(all) : known;
  }

  private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
    List<T> given = List.copyOf(values);
    for (int i = 1; i < given.size(); i++) {
      if (order.compare(given.get(i - 1), given.get(i)) >= 0) {
        return given.stream().sorted(order).distinct().toList();
      }
    }
    return given;
  }

  private static <T> List<T> bounded(String what, List<T> values, int max) {
    if (values.size() > max) {
      throw new IllegalArgumentException(
          "%d %s are more than the %d that are kept".formatted(values.size(), what, max));
    }
    return values;
  }
}
