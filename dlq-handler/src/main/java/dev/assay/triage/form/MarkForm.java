package dev.assay.triage.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkKind;
import java.time.Instant;
import java.util.Optional;

@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MarkForm(
    int form, String id, String kind, Optional<Long> untilMs, String by, String reason, long atMs)
    implements Form {

  static MarkForm of(Mark mark) {
    return new MarkForm(
        CURRENT,
        mark.id(),
        mark.kind().text(),
        mark.until().map(Instant::toEpochMilli),
        mark.by(),
        mark.reason(),
        mark.at().toEpochMilli());
  }

  Mark toMark() {
    return new Mark(
        id,
        MarkKind.named(kind)
            .orElseThrow(() -> new IllegalArgumentException("no mark is called '" + kind + "'")),
        untilMs.map(Instant::ofEpochMilli),
        by,
        reason,
        Instant.ofEpochMilli(atMs));
  }
}
