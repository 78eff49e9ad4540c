package dev.assay.triage.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.privacy.QuotingHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A dead letter as one line of an archive: every byte of it, in Base64.
 *
 * @param hidden whether it lacks what privacy hides
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LetterLine(
    String topic,
    int partition,
    long offset,
    @JsonProperty("timestamp_ms") long timestampMs,
    Optional<String> key,
    Optional<String> value,
    List<HeaderForm> headers,
    Optional<Boolean> hidden) {

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record HeaderForm(String name, Optional<String> value) {}

  static byte[] write(Arrival arrival) {
    LetterPosition at = arrival.moment().position();
    return WireJson.MAPPER.writeValueAsBytes(
        new LetterLine(
            at.topic(),
            at.partition(),
            at.offset(),
            arrival.moment().failedAt().toEpochMilli(),
            arrival.key().map(LetterLine::base64),
            arrival.value().map(LetterLine::base64),
            headers(arrival),
            arrival.hidden() ? Optional.of(true) : Optional.empty()));
  }

  /** Of a letter that something is hidden of, also what applications wrote about it. */
  private static List<HeaderForm> headers(Arrival arrival) {
    List<HeaderForm> all = new ArrayList<>();
    Headers kept =
        arrival.hidden() ? QuotingHeaders.leftOut(arrival.headers()) : arrival.headers();
    for (Header header : kept) {
      all.add(
          new HeaderForm(
              header.key(), Optional.ofNullable(header.value()).map(LetterLine::base64)));
    }
    return all;
  }

  /** The letter of a line. */
  static Arrival read(String line) {
    LetterLine letter = WireJson.MAPPER.readValue(line, LetterLine.class);
    Headers headers = new RecordHeaders();
    letter.headers.forEach(
        each -> headers.add(each.name, each.value.map(LetterLine::bytes).orElse(null)));
    return new Arrival(
        new Moment(
            Instant.ofEpochMilli(letter.timestampMs),
            new LetterPosition(letter.topic, letter.partition, letter.offset)),
        headers,
        letter.key.map(LetterLine::bytes),
        letter.value.map(LetterLine::bytes),
        letter.hidden.orElse(false));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
