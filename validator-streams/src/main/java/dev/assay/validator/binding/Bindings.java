package dev.assay.validator.binding;

import dev.assay.contracts.bindings.BindingGraph;
import dev.assay.contracts.topics.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * All bindings in force: a graph without loops, in which no topic has two meanings.
 *
 * <p>A topic that a binding names belongs to that one; of the patterns the first that matches
 * counts. Safe for use by many threads.
 */
public final class Bindings {
  private final List<StatedBinding> stated;
  private final Sources sources;
  private final ConcurrentMap<String, Optional<Binding>> byTopic = new ConcurrentHashMap<>();

  Bindings(List<StatedBinding> stated, TopicNames registry) {
    this.stated = List.copyOf(stated);
    this.sources = Sources.of(stated, registry);
  }

  /**
   * Bindings that are all of them as they have to be; messages name the key at fault.
   *
   * @throws IllegalArgumentException if a source is bound twice, an event could come round again,
   *     validated events and dead letters would share a topic, or a topic is one of the registry's
   */
  public static Bindings of(List<StatedBinding> stated, TopicNames registry) {
    List<BindingGraph.Entry> standing = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      BindingGraph.Entry entry =
          new BindingGraph.Entry("bindings[%d]".formatted(i), stated.get(i).rule());
      new BindingGraph(standing, registry)
          .objection(entry)
          .ifPresent(why -> {
            throw new IllegalArgumentException(why);
          });
      requireOwnName(stated, i);
      standing.add(entry);
    }
    return new Bindings(stated, registry);
  }

  /** Those that were stated, in order. */
  public List<StatedBinding> stated() {
    return stated;
  }

  /** What is to be read. */
  public Sources sources() {
    return sources;
  }

  /** What holds for a topic, if anything does. */
  public Optional<Binding> of(String topic) {
    Optional<Binding> known = byTopic.get(topic);
    return known == null ? byTopic.computeIfAbsent(topic, this::find) : known;
  }

  /** What holds for the topics that are named, and for those that a pattern has met so far. */
  public List<Binding> list() {
    List<Binding> all =
        new ArrayList<>(
            stated.stream()
                .flatMap(one -> one.rule().namedSource().stream().map(t -> new Binding(t, one)))
                .toList());
    byTopic.keySet().stream()
        .sorted()
        .flatMap(topic -> of(topic).stream())
        .filter(met -> !all.contains(met))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private Optional<Binding> find(String topic) {
    return sources.readerOf(topic).map(index -> new Binding(topic, stated.get(index)));
  }

  private static void requireOwnName(List<StatedBinding> stated, int index) {
    IntStream.range(0, index)
        .filter(earlier -> stated.get(earlier).name().equals(stated.get(index).name()))
        .findFirst()
        .ifPresent(earlier -> {
          throw new IllegalArgumentException(
              "bindings[%d].name '%s' is that of bindings[%d] too; name one otherwise"
                  .formatted(index, stated.get(index).name(), earlier));
        });
  }
}
