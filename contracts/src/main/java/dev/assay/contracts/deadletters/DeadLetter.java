package dev.assay.contracts.deadletters;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.headers.ReservedHeaders;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * What the headers of a dead letter say; its key and value are the event's own, byte for byte.
 *
 * @param origin where the event came from
 * @param failure what was wrong with it
 * @param attempt how often it had been redriven before it failed this time, from 0
 */
public record DeadLetter(Origin origin, Failure failure, long attempt) {
  private static final String EXCEPTION_PREFIX = "dev.assay.";

  /** The attempt that an event's headers speak of; 0 where they don't. */
  public static long attemptIn(Headers headers) {
    return Math.max(0, HeaderText.readLong(headers, HeaderNames.ATTEMPT).orElse(0));
  }

  /**
   * Replaces whatever the headers said in our and in Kafka's own names; every other header stays as
   * it is.
   */
  public void writeTo(Headers headers) {
    ReservedHeaders.stripForDeadLetter(headers);
    HeaderText.write(headers, HeaderNames.STREAMS_TOPIC, origin.topic());
    HeaderText.write(headers, HeaderNames.STREAMS_PARTITION, Integer.toString(origin.partition()));
    HeaderText.write(headers, HeaderNames.STREAMS_OFFSET, Long.toString(origin.offset()));
    HeaderText.write(
        headers, HeaderNames.STREAMS_EXCEPTION, EXCEPTION_PREFIX + failure.reason().text());
    HeaderText.write(headers, HeaderNames.STREAMS_MESSAGE, failure.message());
    HeaderText.write(headers, HeaderNames.SPRING_ORIGINAL_TOPIC, origin.topic());
    HeaderText.write(headers, HeaderNames.REASON, failure.reason().text());
    failure.schema().ifPresent(schema -> HeaderText.write(headers, HeaderNames.SCHEMA, schema));
    HeaderText.write(headers, HeaderNames.ERRORS, ViolationList.write(failure.violations()));
    HeaderText.write(headers, HeaderNames.FINGERPRINT, failure.fingerprint().value());
    HeaderText.write(headers, HeaderNames.POLICY_REVISION, Long.toString(failure.policyRevision()));
    HeaderText.write(headers, HeaderNames.ATTEMPT, Long.toString(attempt));
    HeaderText.write(headers, HeaderNames.ORIGINAL_TIMESTAMP, Long.toString(origin.timestampMs()));
    HeaderText.write(headers, HeaderNames.VALIDATOR, failure.validator());
  }

  /** Reads what {@link #writeTo} wrote; nothing where a part is missing or no such thing. */
  public static Optional<DeadLetter> readFrom(Headers headers) {
    return LetterHeaders.in(headers).letter();
  }
}
