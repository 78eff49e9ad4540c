package dev.assay.triage.privacy;

import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers in which applications say what went wrong; they may quote the event. */
public final class QuotingHeaders {
  private QuotingHeaders() {}

  /** All but those; what is shown of a letter that something is hidden of. */
  public static Headers leftOut(Headers headers) {
    Headers others = new RecordHeaders();
    for (Header header : headers) {
      if (!mayQuote(header.key())) {
        others.add(header);
      }
    }
    return others;
  }

  private static boolean mayQuote(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("message") || lower.contains("stacktrace");
  }
}
