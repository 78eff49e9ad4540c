package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.schema.validation.Violation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that make a dead letter, found in one pass and not understood yet; of several with
 * one name the last counts.
 *
 * <p>Of a flood of dead letters nearly all fail like one before. Whoever remembers that one can
 * tell by bytes, and is spared reading the failure again.
 */
public final class LetterHeaders {
  /** What is looked for; those up to the validator make a {@link Failure}. */
  private enum Part {
    REASON,
    SCHEMA,
    ERRORS,
    FINGERPRINT,
    POLICY_REVISION,
    VALIDATOR,
    TOPIC,
    PARTITION,
    OFFSET,
    TIMESTAMP,
    ATTEMPT,
    NONE;

    static Part of(String header) {
      return switch (header) {
        case HeaderNames.REASON -> REASON;
        case HeaderNames.SCHEMA -> SCHEMA;
        case HeaderNames.ERRORS -> ERRORS;
        case HeaderNames.FINGERPRINT -> FINGERPRINT;
        case HeaderNames.POLICY_REVISION -> POLICY_REVISION;
        case HeaderNames.VALIDATOR -> VALIDATOR;
        case HeaderNames.STREAMS_TOPIC -> TOPIC;
        case HeaderNames.STREAMS_PARTITION -> PARTITION;
        case HeaderNames.STREAMS_OFFSET -> OFFSET;
        case HeaderNames.ORIGINAL_TIMESTAMP -> TIMESTAMP;
        case HeaderNames.ATTEMPT -> ATTEMPT;
        default -> NONE;
      };
    }
  }

  private static final List<Part> FAILURE = List.copyOf(EnumSet.range(Part.REASON, Part.VALIDATOR));

  private final EnumMap<Part, byte[]> values = new EnumMap<>(Part.class);

  private LetterHeaders() {}

  /** Finds them. */
  public static LetterHeaders in(Headers headers) {
    LetterHeaders found = new LetterHeaders();
    for (Header header : headers) {
      Part part = Part.of(header.key());
      if (part != Part.NONE && header.value() != null) {
        found.values.put(part, header.value());
      } else {
        found.values.remove(part);
      }
    }
    return found;
  }

  /** Whether a validator wrote them, or somebody damaged what one wrote. */
  public boolean areOurs() {
    return values.containsKey(Part.REASON);
  }

  /** The group that they name, whether or not it is one. */
  public Optional<String> fingerprint() {
    return text(Part.FINGERPRINT);
  }

  /** How many bytes tell of the failure. */
  public int failureLength() {
    int length = 0;
    for (Part part : FAILURE) {
      byte[] value = values.get(part);
      length += value == null ? 0 : value.length;
    }
    return length;
  }

  /** Whether these and those tell of the failure in the same bytes. */
  public boolean failLike(LetterHeaders others) {
    for (Part part : FAILURE) {
      if (!Arrays.equals(values.get(part), others.values.get(part))) {
        return false;
      }
    }
    return true;
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
    Optional<String> topic = text(Part.TOPIC);
    OptionalLong partition = number(Part.PARTITION);
    OptionalLong offset = number(Part.OFFSET);
    return topic.isEmpty() || partition.isEmpty() || offset.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeadLetter(
                new Origin(
                    topic.get(),
                    (int) partition.getAsLong(),
                    offset.getAsLong(),
                    number(Part.TIMESTAMP).orElse(-1)),
                failure,
                Math.max(0, number(Part.ATTEMPT).orElse(0))));
  }

  private Optional<Failure> failure() {
    Optional<DeadLetterReason> reason = text(Part.REASON).flatMap(DeadLetterReason::named);
    Optional<FailureFingerprint> group =
        fingerprint().filter(FailureFingerprint::isOne).map(FailureFingerprint::new);
    if (reason.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    List<Violation> violations = text(Part.ERRORS).map(ViolationList::read).orElse(List.of());
    return Optional.of(
        new Failure(
            reason.get(),
            text(Part.SCHEMA),
            violations,
            group.get(),
            number(Part.POLICY_REVISION).orElse(0),
            text(Part.VALIDATOR).orElse("")));
  }

  private Optional<String> text(Part part) {
    return Optional.ofNullable(values.get(part)).map(value -> new String(value, UTF_8));
  }

  private OptionalLong number(Part part) {
    try {
      return text(part)
          .map(text -> OptionalLong.of(Long.parseLong(text)))
          .orElseGet(OptionalLong::empty);
    } catch (NumberFormatException notDecimal) {
      return OptionalLong.empty();
    }
  }
}
