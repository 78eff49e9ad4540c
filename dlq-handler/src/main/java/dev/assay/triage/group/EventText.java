package dev.assay.triage.group;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of an event's key or value as a text that people can read.
 *
 * <p>UTF-8 stays as it is, so that JSON stays readable; anything else becomes {@code base64:} and
 * its bytes. What is too long loses its end.
 *
 * @param text the readable form
 * @param truncated whether there was more
 */
public record EventText(String text, boolean truncated) {
  /** What a text begins with that stands for bytes which are no UTF-8. */
  public static final String BASE64 = "base64:";

  /** Stands where something is not to be seen. */
  public static final String HIDDEN = "[hidden]";

  private static final int BYTES_PER_BASE64_GROUP = 3;
  private static final int CHARACTERS_PER_BASE64_GROUP = 4;
  private static final int MAX_CONTINUATION_BYTES = 3;

  /** The text of no bytes at all, which is also that of an event without a value. */
  public static final EventText EMPTY = new EventText("", false);

  /** The beginning of these bytes, at most so many of them. */
  public static EventText of(byte[] bytes, int maxBytes) {
    boolean truncated = bytes.length > maxBytes;
    byte[] shown = truncated ? Arrays.copyOf(bytes, endOfCharacter(bytes, maxBytes)) : bytes;
    return decoded(shown)
        .map(text -> new EventText(text, truncated))
        .orElseGet(() -> encoded(bytes, maxBytes));
  }

  private static Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException noUtf8) {
      return Optional.empty();
    }
  }

  /** So many bytes that the readable form is no longer than the text of maxBytes would be. */
  private static EventText encoded(byte[] bytes, int maxBytes) {
    int kept =
        Math.min(bytes.length, maxBytes / CHARACTERS_PER_BASE64_GROUP * BYTES_PER_BASE64_GROUP);
    String text = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, kept));
    return new EventText(BASE64 + text, kept < bytes.length);
  }

  /** Where the last character ends that ends at or before a limit within the bytes. */
  private static int endOfCharacter(byte[] bytes, int limit) {
    int end = limit;
    while (end > Math.max(0, limit - MAX_CONTINUATION_BYTES) && continues(bytes[end])) {
      end--;
    }
    return continues(bytes[end]) ? limit : end;
  }

  private static boolean continues(byte next) {
    return (next & 0xC0) == 0x80;
  }
}
