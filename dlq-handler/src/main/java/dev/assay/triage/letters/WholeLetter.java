package dev.assay.triage.letters;

import dev.assay.contracts.rest.LettersBody;
import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Sample;
import dev.assay.triage.intake.Arrival;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** A dead letter as a client gets it whole. */
final class WholeLetter {
  private WholeLetter() {}

  static LettersBody.Letter body(DeadLetterRecord letter, Sample sample, Arrival arrival) {
    LetterPosition position = letter.moment().position();
    return new LettersBody.Letter(
        letter.fingerprint().value(),
        position.topic(),
        position.partition(),
        position.offset(),
        letter.moment().failedAt().toEpochMilli(),
        sample.origin().topic(),
        sample.origin().partition(),
        sample.origin().offset(),
        sample.origin().timestampMs(),
        sample.schema().map(SchemaReference::toString),
        letter.complaint().reason().text(),
        letter.complaint().message(),
        sample.producer(),
        sample.attempt(),
        arrival.key().map(WholeLetter::base64),
        arrival.value().map(WholeLetter::base64),
        arrival.value().flatMap(WholeLetter::text),
        Optional.of(letter.complaint().writer().text()),
        some(letter.complaint().keyword()),
        some(letter.complaint().place()),
        Optional.of(headers(arrival)));
  }

  private static List<LettersBody.LetterHeader> headers(Arrival arrival) {
    List<LettersBody.LetterHeader> all = new ArrayList<>();
    for (Header header : arrival.headers()) {
      all.add(
          new LettersBody.LetterHeader(
              header.key(), Optional.ofNullable(header.value()).map(WholeLetter::base64)));
    }
    return all;
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Optional<String> text(byte[] value) {
    return Optional.of(EventText.of(value, Integer.MAX_VALUE).text())
        .filter(text -> !text.startsWith(EventText.BASE64));
  }
}
