package dev.assay.contracts.headers;

import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that only a validator may have written, and how they are taken off what comes in.
 *
 * <p>Anybody may send a header, so a verdict that arrives from outside says nothing and could hide
 * a violation from whoever reads it downstream.
 */
public final class ReservedHeaders {
  /** Ours, but the producer's or the redrive's to write. */
  private static final Set<String> FROM_OUTSIDE =
      Set.of(
          HeaderNames.SCHEMA, HeaderNames.MIN_OFFSET, HeaderNames.ATTEMPT, HeaderNames.REDRIVE_ID);

  private ReservedHeaders() {}

  /**
   * Takes verdict headers off an event that goes on its way: what others wrote for themselves
   * stays.
   */
  public static void stripVerdict(Headers headers) {
    strip(headers, ReservedHeaders::isVerdict);
  }

  /**
   * Takes off everything that a dead letter is about to say itself; the other headers keep order
   * and bytes.
   */
  public static void stripForDeadLetter(Headers headers) {
    strip(
        headers,
        name ->
            isVerdict(name)
                || name.startsWith(HeaderNames.STREAMS_ERRORS)
                || name.startsWith(HeaderNames.SPRING_DLT));
  }

  private static boolean isVerdict(String name) {
    return name.startsWith(HeaderNames.OURS) && !FROM_OUTSIDE.contains(name);
  }

  private static void strip(Headers headers, Predicate<String> reserved) {
    for (Header header : headers.toArray()) {
      if (reserved.test(header.key())) {
        headers.remove(header.key());
      }
    }
  }
}
