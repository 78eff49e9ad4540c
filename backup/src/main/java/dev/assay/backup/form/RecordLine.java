package dev.assay.backup.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A record as one line: its bytes as text where they are UTF-8, as facts are, else in Base64.
 *
 * <p>The value is a string and no JSON of its own, so that nobody who reads and writes it changes a
 * byte.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RecordLine(
    String topic,
    long offset,
    @JsonProperty("timestamp_ms") long timestampMs,
    Optional<String> key,
    @JsonProperty("key_base64") Optional<String> keyBase64,
    Optional<String> value,
    @JsonProperty("value_base64") Optional<String> valueBase64) {

  static byte[] write(LogRecord record) {
    Optional<byte[]> key = Optional.of(record.key());
    return WireJson.MAPPER.writeValueAsBytes(
        new RecordLine(
            record.topic().text(),
            record.offset(),
            record.timestampMs(),
            key.filter(RecordLine::isText).map(RecordLine::text),
            key.filter(bytes -> !isText(bytes)).map(RecordLine::base64),
            record.value().filter(RecordLine::isText).map(RecordLine::text),
            record.value().filter(bytes -> !isText(bytes)).map(RecordLine::base64)));
  }

  /**
   * The record of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static LogRecord read(String line) {
    try {
      RecordLine read = WireJson.MAPPER.readValue(line, RecordLine.class);
      return new LogRecord(
          FactTopic.of(read.topic),
          read.offset,
          read.timestampMs,
          bytes(read.key, read.keyBase64)
              .orElseThrow(() -> new IllegalArgumentException("a line without a key")),
          bytes(read.value, read.valueBase64));
    } catch (JacksonException | NullPointerException none) {
      throw new IllegalArgumentException("a line that is no record", none);
    }
  }

  private static boolean isText(byte[] bytes) {
    return Arrays.equals(text(bytes).getBytes(UTF_8), bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Optional<byte[]> bytes(Optional<String> text, Optional<String> base64) {
    return text.map(plain -> plain.getBytes(UTF_8))
        .or(() -> base64.map(encoded -> Base64.getDecoder().decode(encoded)));
  }
}
