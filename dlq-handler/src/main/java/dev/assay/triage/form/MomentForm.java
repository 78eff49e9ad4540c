package dev.assay.triage.form;

import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import java.time.Instant;

record MomentForm(long failedAtMs, String topic, int partition, long offset) {

  static MomentForm of(Moment moment) {
    LetterPosition position = moment.position();
    return new MomentForm(
        moment.failedAt().toEpochMilli(),
        position.topic(),
        position.partition(),
        position.offset());
  }

  Moment toMoment() {
    return new Moment(
        Instant.ofEpochMilli(failedAtMs), new LetterPosition(topic, partition, offset));
  }
}
