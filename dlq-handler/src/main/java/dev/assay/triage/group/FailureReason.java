package dev.assay.triage.group;

import dev.assay.contracts.deadletters.DeadLetterReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the dead letters of a group were refused; a closed set, wider than what a validator says.
 *
 * @param text as on the wire, such as {@code schema-violation}
 */
public record FailureReason(String text) {

  /** An application gave the event up: its headers name the exception or the rule. */
  public static final FailureReason APPLICATION_ERROR = new FailureReason("application-error");

  /** The headers don't say: somebody else wrote this dead letter, or something ate its headers. */
  public static final FailureReason UNREADABLE = new FailureReason("unreadable");

  public FailureReason {
    if (!text.equals("unreadable")
        && !text.equals("application-error")
        && DeadLetterReason.named(text).isEmpty()) {
      throw new IllegalArgumentException(
          "failure reason '%s' is not one of the set".formatted(text));
    }
  }

  /** What a validator said. */
  public static FailureReason of(DeadLetterReason reason) {
    return new FailureReason(reason.text());
  }

  /** Reads a reason, or nothing for a text that is none. */
  public static Optional<FailureReason> named(String text) {
    return all().stream().filter(reason -> reason.text.equals(text)).findFirst();
  }

  /** Every reason there is, those of validators first. */
  public static List<FailureReason> all() {
    return Stream.concat(
            Arrays.stream(DeadLetterReason.values()).map(FailureReason::of),
            Stream.of(APPLICATION_ERROR, UNREADABLE))
        .toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
