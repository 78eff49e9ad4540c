package dev.assay.contracts.headers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Reads and writes header values as UTF-8 text; of several headers with one name the last counts.
 */
public final class HeaderText {
  private HeaderText() {}

  /** The last value under a name, or nothing where it is absent or null. */
  public static Optional<String> read(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  /** The last value under a name as a decimal number, or nothing where it is absent or none. */
  public static OptionalLong readLong(Headers headers, String name) {
    try {
      return read(headers, name)
          .map(text -> OptionalLong.of(Long.parseLong(text)))
          .orElseGet(OptionalLong::empty);
    } catch (NumberFormatException notDecimal) {
      return OptionalLong.empty();
    }
  }

  /** Writes one value, replacing whatever stood under the name. */
  public static void write(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(UTF_8));
  }
}
