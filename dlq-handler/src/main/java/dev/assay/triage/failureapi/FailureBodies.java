package dev.assay.triage.failureapi;

import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.FailureGroupBody.MarkBody;
import dev.assay.contracts.rest.FailureGroupBody.Place;
import dev.assay.contracts.rest.FailureGroupBody.SampleError;
import dev.assay.contracts.rest.FailureGroupBody.SuggestionBody;
import dev.assay.contracts.rest.FailureGroupBody.WithSamples;
import dev.assay.contracts.rest.TimelineBody;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.alert.Watch;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Sample;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.timeline.HourTally;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Groups as clients read them. */
final class FailureBodies {
  private static final int MINUTES = 60;

  private FailureBodies() {}

  static FailureGroupBody of(KnownGroup known, Instant now) {
    FailureGroup group = known.group();
    Complaint complaint = group.complaint();
    return new FailureGroupBody(
        group.fingerprint().value(),
        group.count(),
        complaint.schema(),
        group.reach().schemas().stream().map(SchemaReference::toString).toList(),
        complaint.reason().text(),
        complaint.keyword(),
        complaint.place(),
        complaint.message(),
        group.reach().sourceTopics(),
        group.firstSeen().toString(),
        group.lastSeen().toString(),
        complaint.writer().text(),
        group.reach().deadLetterTopics(),
        group.reach().producers(),
        rounded(group.figures().tempo().perMinute(now.toEpochMilli())),
        known.state(now).text(),
        known.marks().latest().map(FailureBodies::mark),
        known.suggestion().map(found -> suggestion(group, found)));
  }

  static WithSamples of(KnownGroup known, GroupDetail detail, Instant now) {
    return new WithSamples(
        of(known, now),
        detail.samples().stream().map(FailureBodies::sample).toList(),
        known.marks().latestFirst().stream().map(FailureBodies::mark).toList());
  }

  static TimelineBody timeline(KnownGroup known, GroupDetail detail, TimelineUnit unit) {
    return new TimelineBody(
        known.group().fingerprint().value(),
        unit.text(),
        detail.timeline().stream().flatMap(hour -> buckets(hour, unit)).toList());
  }

  private static Stream<TimelineBody.Bucket> buckets(HourTally hour, TimelineUnit unit) {
    return switch (unit) {
      case HOUR -> Stream.of(bucket(hour.startOf(0), hour.total()));
      case MINUTE ->
          IntStream.range(0, MINUTES)
              .filter(minute -> hour.in(minute) > 0)
              .mapToObj(minute -> bucket(hour.startOf(minute), hour.in(minute)));
    };
  }

  private static TimelineBody.Bucket bucket(long epochMs, long count) {
    return new TimelineBody.Bucket(Instant.ofEpochMilli(epochMs).toString(), count);
  }

  private static double rounded(double perMinute) {
    return Math.round(perMinute * 100) / 100.0;
  }

  private static MarkBody mark(Mark mark) {
    return new MarkBody(
        mark.kind().text(),
        mark.until().map(Instant::toString),
        mark.by(),
        mark.reason(),
        mark.at().toString());
  }

  private static SuggestionBody suggestion(FailureGroup group, Suggestion found) {
    return new SuggestionBody(
        found.schema().toString(),
        found.passed(),
        found.judged(),
        found.estimate(),
        found.isExact(),
        Watch.told(group, found),
        found.at().toString());
  }

  private static FailureGroupBody.Sample sample(Sample sample) {
    EventText value = sample.event().value();
    LetterPosition letter = sample.moment().position();
    return new FailureGroupBody.Sample(
        sample.origin().topic(),
        sample.origin().partition(),
        sample.origin().offset(),
        sample.origin().timestampMs(),
        sample.moment().failedAt().toEpochMilli(),
        sample.schema().map(SchemaReference::toString),
        sample.event().key().map(FailureBodies::key),
        value.text(),
        value.truncated(),
        sample.attempt(),
        errors(sample.violations()),
        sample.producer(),
        new Place(letter.topic(), letter.partition(), letter.offset()));
  }

  private static List<SampleError> errors(List<Violation> violations) {
    return violations.stream()
        .map(violation ->
            new SampleError(
                violation.instanceLocation(),
                violation.keyword(),
                violation.schemaLocation(),
                violation.message()))
        .toList();
  }

  /** The body has no flag for a cut key, so the text shows it. */
  private static String key(EventText key) {
    return key.truncated() ? key.text() + "…" : key.text();
  }
}
