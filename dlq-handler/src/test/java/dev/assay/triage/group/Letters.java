package dev.assay.triage.group;

import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Dead letters for tests, all of one group. */
public final class Letters {
  public static final FailureFingerprint FINGERPRINT =
      new FailureFingerprint("v1:0123456789abcdef");

  private Letters() {}

  /** A dead letter that failed at a millisecond and stands at an offset. */
  public static DeadLetterRecord at(long failedAtMs, long offset) {
    return letter(failedAtMs, offset, "telemetry.feedback", "v1/telemetry.FeedbackEvent@1.0.0");
  }

  public static DeadLetterRecord letter(
      long failedAtMs, long offset, String sourceTopic, String schema) {
    return letter(FINGERPRINT, failedAtMs, offset, sourceTopic, schema);
  }

  public static DeadLetterRecord letter(
      FailureFingerprint fingerprint,
      long failedAtMs,
      long offset,
      String sourceTopic,
      String schema) {
    Moment moment = moment(failedAtMs, offset);
    Optional<SchemaReference> reference = Optional.of(SchemaReference.parse(schema));
    Optional<String> producer = Optional.of("store-" + offset % 20);
    return new DeadLetterRecord(
        fingerprint,
        moment,
        new Complaint(
            LetterWriter.ASSAY,
            schema.replaceAll("@.*", ""),
            FailureReason.of(DeadLetterReason.SCHEMA_VIOLATION),
            "enum",
            "/level",
            "message " + offset),
        new Trace(sourceTopic, reference, producer));
  }

  /** A dead letter as an example. */
  public static Sample sample(DeadLetterRecord letter) {
    long offset = letter.moment().position().offset();
    long failedAtMs = letter.moment().failedAt().toEpochMilli();
    return new Sample(
        letter.moment(),
        new Origin(letter.trace().sourceTopic(), 1, offset + 1000, failedAtMs - 5),
        letter.trace().schema(),
        letter.trace().producer(),
        new Sample.Event(
            Optional.of(new EventText("key " + offset, false)), new EventText("{}", false)),
        offset % 3,
        List.of(new Violation("/level", "enum", "#/enum", "message " + offset, Optional.empty())));
  }

  public static Moment moment(long failedAtMs, long offset) {
    return new Moment(Instant.ofEpochMilli(failedAtMs), new LetterPosition("some.dlq", 0, offset));
  }

  /** Up to 60 dead letters at distinct places, within two minutes, with clocks that go back. */
  public static Arbitrary<List<DeadLetterRecord>> distinct() {
    Arbitrary<Long> times = Arbitraries.longs().between(0, 120_000);
    Arbitrary<Long> offsets = Arbitraries.longs().between(0, 1_000);
    Arbitrary<String> topics = Arbitraries.integers().between(0, 45).map(n -> "topic-" + n);
    Arbitrary<String> schemas =
        Combinators.combine(
                Arbitraries.integers().between(1, 2), Arbitraries.integers().between(0, 20))
            .as("v%d/telemetry.FeedbackEvent@1.%d.0"::formatted);
    return Combinators.combine(times, offsets, topics, schemas)
        .as(Letters::letter)
        .list()
        .uniqueElements(letter -> letter.moment().position())
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  /** What a group becomes by these dead letters in this order. */
  public static FailureGroup grouped(List<DeadLetterRecord> letters) {
    FailureGroup group = FailureGroup.of(letters.getFirst());
    for (DeadLetterRecord letter : letters.subList(1, letters.size())) {
      group = group.with(letter);
    }
    return group;
  }

  /** What is kept as samples of these dead letters in this order. */
  public static SamplePlan planned(List<DeadLetterRecord> letters) {
    SamplePlan plan = SamplePlan.NONE;
    for (DeadLetterRecord letter : letters) {
      plan = plan.with(letter.moment());
    }
    return plan;
  }
}
