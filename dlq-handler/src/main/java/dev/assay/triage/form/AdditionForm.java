package dev.assay.triage.form;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.adding.Addition;
import dev.assay.triage.adding.SentSample;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Additions as bytes: form (1), fingerprint, figures, what the last one says (6 texts), schemas,
 * source topics, dead-letter topics and producers (lists), hours (number 4, each schema and tally),
 * samples (number 4, each time 8, topic, partition 4, offset 8 and stored form). Texts and parts
 * have their length (4) before them, lists their number (4).
 */
final class AdditionForm {
  private static final String WHAT = "addition to a failure group";

  private AdditionForm() {}

  static byte[] write(Addition addition) {
    FailureGroup group = addition.group();
    Packing packing = new Packing().form(Form.CURRENT).text(group.fingerprint().value());
    packing.part(Figuring.write(group.figures()));
    ProfileForm profile = ProfileForm.of(group.profile());
    ComplaintForm complaint = profile.complaint();
    packing
        .text(complaint.writer())
        .text(complaint.schema())
        .text(complaint.reason())
        .text(complaint.keyword())
        .text(complaint.place())
        .text(complaint.message())
        .texts(profile.schemas())
        .texts(profile.sourceTopics())
        .texts(profile.deadLetterTopics())
        .texts(profile.producers())
        .number(addition.hours().size());
    addition
        .hours()
        .forEach(hour -> packing.text(hour.schema()).part(Tallying.write(hour.tally())));
    packing.number(addition.samples().size());
    addition.samples().forEach(sample -> write(sample.moment(), packing).part(sample.form()));
    return packing.bytes();
  }

  static Addition read(byte[] bytes) {
    ByteBuffer buffer = Binary.open(WHAT, bytes);
    FailureFingerprint fingerprint = new FailureFingerprint(Packing.text(buffer));
    var figures = Figuring.read(Packing.part(buffer));
    ComplaintForm complaint =
        new ComplaintForm(
            Packing.text(buffer),
            Packing.text(buffer),
            Packing.text(buffer),
            Packing.text(buffer),
            Packing.text(buffer),
            Packing.text(buffer));
    ProfileForm profile =
        new ProfileForm(
            Form.CURRENT,
            complaint,
            Packing.texts(buffer),
            Packing.texts(buffer),
            Packing.texts(buffer),
            Packing.texts(buffer));
    List<Addition.SchemaHour> hours = new ArrayList<>();
    for (int left = buffer.getInt(); left > 0; left--) {
      hours.add(new Addition.SchemaHour(Packing.text(buffer), Tallying.read(Packing.part(buffer))));
    }
    List<SentSample> samples = new ArrayList<>();
    for (int left = buffer.getInt(); left > 0; left--) {
      samples.add(new SentSample(moment(buffer), Packing.part(buffer)));
    }
    return new Addition(
        new FailureGroup(fingerprint, figures, profile.toProfile()), hours, samples);
  }

  private static Packing write(Moment moment, Packing to) {
    LetterPosition position = moment.position();
    return to.number(moment.failedAt().toEpochMilli())
        .text(position.topic())
        .number(position.partition())
        .number(position.offset());
  }

  private static Moment moment(ByteBuffer from) {
    return new Moment(
        Instant.ofEpochMilli(from.getLong()),
        new LetterPosition(Packing.text(from), from.getInt(), from.getLong()));
  }
}
