package dev.assay.contracts.headers;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that say that an event failed, in the names of everybody who writes such.
 *
 * <p>An event that is sent again must not carry them: whoever meets it would take it for a failure,
 * and a Confluent deserializer even skips the rule that an inbound {@code __rule.name} names.
 */
public final class ErrorHeaders {
  private static final List<String> FOREIGN_PREFIXES =
      List.of(
          HeaderNames.STREAMS_ERRORS,
          HeaderNames.SPRING_DLT,
          "kafka_original-",
          "kafka_exception-",
          "kafka_deliveryAttempt",
          "retry_topic-",
          "springDeserializerException",
          "__connect.errors.",
          "__dlq.errors.",
          "__rule.",
          "dead-letter-",
          "deserialization-failure-");

  private ErrorHeaders() {}

  /**
   * Takes off every error header, every header of ours, and the schema version that was claimed;
   * the other headers keep order and bytes.
   */
  public static void strip(Headers headers) {
    for (Header header : headers.toArray()) {
      if (isOne(header.key())) {
        headers.remove(header.key());
      }
    }
  }

  private static boolean isOne(String name) {
    return name.startsWith(HeaderNames.OURS)
        || FOREIGN_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
