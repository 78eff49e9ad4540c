package dev.assay.devstack.stack;

import java.util.regex.Pattern;

/** Which Kafka the stack stands on. */
public sealed interface KafkaChoice {
  /** A broker in this JVM, with its data beside the rest. */
  record Own() implements KafkaChoice {}

  /**
   * A cluster that runs already, which is left as it is when the stack ends.
   *
   * @param bootstrapServers such as {@code 127.0.0.1:9092}, several separated by commas
   */
  record At(String bootstrapServers) implements KafkaChoice {
    private static final Pattern SHAPE = Pattern.compile("[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*");

    public At {
      if (!SHAPE.matcher(bootstrapServers).matches()) {
        throw new IllegalArgumentException(
            "'%s' is neither own nor brokers such as 127.0.0.1:9092".formatted(bootstrapServers));
      }
    }
  }

  /**
   * Reads {@code own} or brokers.
   *
   * @throws IllegalArgumentException for anything else
   */
  static KafkaChoice parse(String text) {
    return text.equals("own") ? new Own() : new At(text);
  }
}
