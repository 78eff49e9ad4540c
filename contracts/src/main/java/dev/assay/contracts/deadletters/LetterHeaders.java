package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.schema.validation.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers that make a dead letter, found in one pass and not understood yet; of several with
 * one name the last counts.
 *
 * <p>Of a flood of dead letters nearly all fail like one before. Whoever remembers that one can
 * tell by bytes, and is spared reading the failure again.
 */
public final class LetterHeaders {
  private byte @Nullable [] reason;
  private byte @Nullable [] schema;
  private byte @Nullable [] errors;
  private byte @Nullable [] fingerprint;
  private byte @Nullable [] policyRevision;
  private byte @Nullable [] validator;
  private byte @Nullable [] topic;
  private byte @Nullable [] partition;
  private byte @Nullable [] offset;
  private byte @Nullable [] timestamp;
  private byte @Nullable [] attempt;

  private LetterHeaders() {}

  /** Finds them. */
  public static LetterHeaders in(Headers headers) {
    LetterHeaders found = new LetterHeaders();
    for (Header header : headers) {
      found.keep(header.key(), header.value());
    }
    return found;
  }

  private void keep(String name, byte @Nullable [] value) {
    switch (name) {
      case HeaderNames.REASON -> reason = value;
      case HeaderNames.SCHEMA -> schema = value;
      case HeaderNames.ERRORS -> errors = value;
      case HeaderNames.FINGERPRINT -> fingerprint = value;
      case HeaderNames.POLICY_REVISION -> policyRevision = value;
      case HeaderNames.VALIDATOR -> validator = value;
      case HeaderNames.STREAMS_TOPIC -> topic = value;
      case HeaderNames.STREAMS_PARTITION -> partition = value;
      case HeaderNames.STREAMS_OFFSET -> offset = value;
      case HeaderNames.ORIGINAL_TIMESTAMP -> timestamp = value;
      case HeaderNames.ATTEMPT -> attempt = value;
      default -> {
        // Somebody else's.
      }
    }
  }

  /** Whether a validator wrote them, or somebody damaged what one wrote. */
  public boolean areOurs() {
    return reason != null;
  }

  /** The group that they name, whether or not it is one. */
  public Optional<String> fingerprint() {
    return text(fingerprint);
  }

  /** How many bytes tell of the failure. */
  public int failureLength() {
    return length(reason)
        + length(schema)
        + length(errors)
        + length(fingerprint)
        + length(policyRevision)
        + length(validator);
  }

  private static int length(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }

  /** Whether these and those tell of the failure in the same bytes. */
  public boolean failLike(LetterHeaders others) {
    return Arrays.equals(fingerprint, others.fingerprint)
        && Arrays.equals(errors, others.errors)
        && Arrays.equals(schema, others.schema)
        && Arrays.equals(reason, others.reason)
        && Arrays.equals(policyRevision, others.policyRevision)
        && Arrays.equals(validator, others.validator);
  }

  /** The dead letter; nothing where a part is missing or no such thing. */
  public Optional<DeadLetter> letter() {
    return failure().flatMap(this::letter);
  }

  /**
   * The dead letter, where its failure is known already; nothing where a part is missing or no such
   * thing.
   *
   * @param failure of headers that {@link #failLike} these
   */
  public Optional<DeadLetter> letter(Failure failure) {
    Optional<String> from = text(topic);
    OptionalLong itsPartition = number(partition);
    OptionalLong itsOffset = number(offset);
    return from.isEmpty() || itsPartition.isEmpty() || itsOffset.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeadLetter(
                new Origin(
                    from.get(),
                    (int) itsPartition.getAsLong(),
                    itsOffset.getAsLong(),
                    number(timestamp).orElse(-1)),
                failure,
                Math.max(0, number(attempt).orElse(0))));
  }

  private Optional<Failure> failure() {
    Optional<DeadLetterReason> why = text(reason).flatMap(DeadLetterReason::named);
    Optional<FailureFingerprint> group =
        fingerprint().filter(FailureFingerprint::isOne).map(FailureFingerprint::new);
    if (why.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    List<Violation> violations = text(errors).map(ViolationList::read).orElse(List.of());
    return Optional.of(
        new Failure(
            why.get(),
            text(schema),
            violations,
            group.get(),
            number(policyRevision).orElse(0),
            text(validator).orElse("")));
  }

  private static Optional<String> text(byte @Nullable [] value) {
    return Optional.ofNullable(value).map(bytes -> new String(bytes, UTF_8));
  }

  private static OptionalLong number(byte @Nullable [] value) {
    try {
      return text(value)
          .map(text -> OptionalLong.of(Long.parseLong(text)))
          .orElseGet(OptionalLong::empty);
    } catch (NumberFormatException notDecimal) {
      return OptionalLong.empty();
    }
  }
}
