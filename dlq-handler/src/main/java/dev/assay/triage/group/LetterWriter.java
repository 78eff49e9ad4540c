package dev.assay.triage.group;

import java.util.Arrays;

/** Who wrote a dead letter, by the names of its headers; a closed set. */
public enum LetterWriter {
  /** A validator of ours. */
  ASSAY("assay"),
  /** Kafka Streams' own handler (KIP-1034). */
  KAFKA_STREAMS("kafka-streams"),
  /** A sink connector of Kafka Connect (KIP-298). */
  KAFKA_CONNECT("kafka-connect"),
  /** Spring Kafka's DeadLetterPublishingRecoverer. */
  SPRING("spring"),
  /** The DLQ action of a Confluent data contract rule. */
  CONFLUENT_RULES("confluent-rules"),
  /** A share group's broker (KIP-1191). */
  SHARE_GROUP("share-group"),
  /** Nobody whose headers we know. */
  UNKNOWN("unknown");

  private final String text;

  LetterWriter(String text) {
    this.text = text;
  }

  /** The name on the wire, such as {@code kafka-connect}. */
  public String text() {
    return text;
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if nobody is called so
   */
  public static LetterWriter parse(String text) {
    return Arrays.stream(values())
        .filter(writer -> writer.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("no writer of dead letters is called '" + text + "'"));
  }
}
