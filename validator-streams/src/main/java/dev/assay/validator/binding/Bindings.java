package dev.assay.validator.binding;

import dev.assay.contracts.topics.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All bindings of a validator: a graph without loops, in which no topic has two meanings.
 *
 * @param list at least one, in the order of the configuration
 */
public record Bindings(List<Binding> list) {

  /**
   * Checks each binding against all the others; messages name the key at fault.
   *
   * @throws IllegalArgumentException if a source is bound twice, an event could come round again,
   *     or validated events and dead letters would share a topic
   */
  public Bindings {
    list = List.copyOf(list);
    if (list.isEmpty()) {
      throw new IllegalArgumentException(
          "bindings: there is none, so nothing would be validated; give bindings[0].source and bindings[0].schema");
    }
    Map<String, String> outputs = outputs(list);
    for (int i = 0; i < list.size(); i++) {
      requireNoLoop(list, i, outputs);
    }
    requireUnmixedOutputs(list);
  }

  /** The same, where none of the topics is one of the registry's own. */
  public Bindings requireApartFrom(TopicNames registry) {
    Set<String> own =
        Set.of(
            registry.schemas(), registry.schemaChanges(), registry.enforcement(), registry.audit());
    Map<String, String> keys = outputs(list);
    for (int i = 0; i < list.size(); i++) {
      keys.put(list.get(i).source(), key(i, "source"));
    }
    own.stream()
        .filter(keys::containsKey)
        .findFirst()
        .ifPresent(topic -> {
          throw new IllegalArgumentException(
              "%s '%s' is a topic of the registry itself; choose another"
                  .formatted(keys.get(topic), topic));
        });
    return this;
  }

  private static Map<String, String> outputs(List<Binding> list) {
    Map<String, String> keyByTopic = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      keyByTopic.put(list.get(i).validatedTopic(), key(i, "validated"));
      keyByTopic.put(list.get(i).deadLetterTopic(), key(i, "dead-letters"));
      keyByTopic.put(TopicNames.parked(list.get(i).source()), key(i, "source") + " (parked)");
    }
    return keyByTopic;
  }

  private static void requireNoLoop(List<Binding> list, int index, Map<String, String> outputs) {
    String source = list.get(index).source();
    for (int earlier = 0; earlier < index; earlier++) {
      if (list.get(earlier).source().equals(source)) {
        throw new IllegalArgumentException(
            "%s '%s' is bound already by %s; a source has one binding"
                .formatted(key(index, "source"), source, key(earlier, "source")));
      }
    }
    String output = outputs.get(source);
    if (output != null) {
      throw new IllegalArgumentException(
          "%s '%s' is where %s leads, so events would go in circles; rename one"
              .formatted(key(index, "source"), source, output));
    }
  }

  private static void requireUnmixedOutputs(List<Binding> list) {
    Set<String> validated =
        list.stream().map(Binding::validatedTopic).collect(Collectors.toUnmodifiableSet());
    for (int i = 0; i < list.size(); i++) {
      String deadLetters = list.get(i).deadLetterTopic();
      if (validated.contains(deadLetters)) {
        throw new IllegalArgumentException(
            "%s '%s' is a topic for validated events too; keep dead letters apart"
                .formatted(key(i, "dead-letters"), deadLetters));
      }
    }
  }

  private static String key(int index, String name) {
    return "bindings[%d].%s".formatted(index, name);
  }
}
