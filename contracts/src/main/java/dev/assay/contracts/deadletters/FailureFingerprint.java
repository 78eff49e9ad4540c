package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schema.validation.Violation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What failures have in common: same schema, same keyword, same place.
 *
 * <p>Of an event's violations the first by place and keyword counts, so that an event belongs to
 * one group. Array indices become {@code *}: the third component failing is the same failure as the
 * first. For a member that is missing or unexpected the place is the member's, not its object's:
 * two forgotten fields are two failures. The leading {@code v1} names this recipe; a better one
 * gets another number and never mixes with it.
 *
 * @param value {@code v1:} and 16 hexadecimal digits
 */
public record FailureFingerprint(String value) {
  private static final Pattern SHAPE = Pattern.compile("v1:[0-9a-f]{16}");
  private static final Pattern INDEX = Pattern.compile("/(0|[1-9][0-9]*)(?=/|$)");
  private static final int HASH_BYTES = 8;

  /** No keyword and no reason is called so, hence no such group meets another. */
  private static final String UNREADABLE = "unreadable";

  public FailureFingerprint {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "failure fingerprint '%s' is not 'v1:' and 16 hexadecimal digits".formatted(value));
    }
  }

  /** Whether a text is a fingerprint. */
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** The group of an event that broke a schema (its name, or {@code ?} where none was found). */
  public static FailureFingerprint of(
      String schemaName, DeadLetterReason reason, List<Violation> violations) {
    return violations.isEmpty()
        ? hash(schemaName, reason.text(), "")
        : hash(schemaName, violations.getFirst().keyword(), place(violations.getFirst()));
  }

  /** The group of all dead letters of one dead-letter topic whose headers say nothing we read. */
  public static FailureFingerprint ofUnreadable(String deadLetterTopic) {
    return hash(deadLetterTopic, UNREADABLE, "");
  }

  /**
   * The group of dead letters that an application gave up, by what its headers say.
   *
   * @param sourceTopic where the event came from
   * @param kind the class of the exception, or the name of the rule
   * @param place the connector and stage, the consumer group or the subject; empty where unknown
   */
  public static FailureFingerprint ofApplicationError(
      String sourceTopic, String kind, String place) {
    return hash(sourceTopic, kind, place);
  }

  /**
   * The place in an event that a violation complains about, alike for all events: a JSON Pointer
   * with {@code *} for array indices.
   */
  public static String place(Violation violation) {
    return INDEX.matcher(violation.subjectLocation()).replaceAll("/*");
  }

  private static FailureFingerprint hash(String schemaName, String keyword, String place) {
    byte[] recipe = (schemaName + '\n' + keyword + '\n' + place).getBytes(UTF_8);
    byte[] digest = sha256().digest(recipe);
    return new FailureFingerprint("v1:" + HexFormat.of().formatHex(digest, 0, HASH_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every JDK has SHA-256", broken);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
