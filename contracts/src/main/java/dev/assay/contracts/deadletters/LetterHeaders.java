package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.schema.validation.Violation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private enum Part {
    REASON(HeaderNames.REASON),
    SCHEMA(HeaderNames.SCHEMA),
    ERRORS(HeaderNames.ERRORS),
    FINGERPRINT(HeaderNames.FINGERPRINT),
    POLICY_REVISION(HeaderNames.POLICY_REVISION),
    VALIDATOR(HeaderNames.VALIDATOR),
    TOPIC(HeaderNames.STREAMS_TOPIC),
    PARTITION(HeaderNames.STREAMS_PARTITION),
    OFFSET(HeaderNames.STREAMS_OFFSET),
    TIMESTAMP(HeaderNames.ORIGINAL_TIMESTAMP),
    ATTEMPT(HeaderNames.ATTEMPT);

    private static final Map<String, Part> BY_NAME =
        Arrays.stream(values()).collect(Collectors.toMap(part -> part.header, Function.identity()));

    /** What {@link Failure} is made of. */
    private static final EnumSet<Part> FAILURE = EnumSet.range(REASON, VALIDATOR);

    private final String header;

    Part(String header) {
      this.header = header;
    }
  }

  private final EnumMap<Part, byte[]> values = new EnumMap<>(Part.class);

  private LetterHeaders() {}

  /** Finds them. */
  public static LetterHeaders in(Headers headers) {
    LetterHeaders found = new LetterHeaders();
    for (Header header : headers) {
      Part part = Part.BY_NAME.get(header.key());
      if (part != null && header.value() != null) {
        found.values.put(part, header.value());
      } else if (part != null) {
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
    return Part.FAILURE.stream()
        .mapToInt(part -> Optional.ofNullable(values.get(part)).map(it -> it.length).orElse(0))
        .sum();
  }

  /** Whether these and those tell of the failure in the same bytes. */
  public boolean failLike(LetterHeaders others) {
    for (Part part : Part.FAILURE) {
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
