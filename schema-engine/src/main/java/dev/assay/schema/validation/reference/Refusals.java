package dev.assay.schema.validation.reference;

import dev.assay.schema.json.JsonFault;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.validation.InvalidReason;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Optional;

/** Verdicts on events that no schema gets to see. */
final class Refusals {
  private Refusals() {}

  static Verdict tooLarge(int bytes, int maxBytes) {
    return refused(
        InvalidReason.TOO_LARGE,
        "maxBytes",
        "has %d bytes, more than %d".formatted(bytes, maxBytes));
  }

  static Verdict tooDeep(int byteOffset, int maxDepth) {
    return refused(
        InvalidReason.TOO_DEEP,
        "maxDepth",
        "nested deeper than %d levels at byte %d".formatted(maxDepth, byteOffset));
  }

  static Verdict numberTooLong(int byteOffset) {
    return refused(
        InvalidReason.TOO_LARGE,
        "maxNumberDigits",
        "a number of more than %d digits at byte %d"
            .formatted(JsonScanner.MAX_NUMBER_DIGITS, byteOffset));
  }

  static Verdict notJson(JsonFault fault, int byteOffset) {
    return refused(
        InvalidReason.NOT_JSON,
        "json",
        "not JSON at byte %d: %s".formatted(byteOffset, fault.words()));
  }

  private static Verdict refused(InvalidReason reason, String keyword, String message) {
    return new Verdict.Invalid(
        reason, List.of(new Violation("", keyword, "", message, Optional.empty())));
  }
}
