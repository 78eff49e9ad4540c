package dev.assay.triage.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.contracts.redrives.OffsetSpan;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.contracts.redrives.RedriveWish.Movement;
import dev.assay.contracts.redrives.RedriveWish.Repair;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import dev.assay.schema.json.JsonTree;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.judging.Judging;
import dev.assay.triage.judging.PublishedSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Any letters, selected and repaired in any way. */
class DeciderPropertiesTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"integer\"}}}";
  private static final Subject SUBJECT = Subject.parse("v1/telemetry.FeedbackEvent");
  private static final List<Repair> REPAIRS =
      List.of(
          Repair.NONE,
          new Repair(
              Optional.of(
                  WireJson.MAPPER.readTree("[{\"op\":\"move\",\"from\":\"/b\",\"path\":\"/a\"}]")),
              Optional.empty(),
              Map.of()),
          new Repair(
              Optional.empty(),
              Optional.of(WireJson.MAPPER.readTree("{\"a\":1,\"b\":null}")),
              Map.of()),
          new Repair(
              Optional.empty(), Optional.empty(), Map.of("/a", WireJson.MAPPER.readTree("7"))));

  private final Judging judging = judging();

  @Property(tries = 400)
  void whatMovesIsSelectedFitsItsSchemaAndGoesNowhereItMayNot(
      @ForAll("letters") List<Arrival> letters, @ForAll("wishes") RedriveWish wish) {
    Decider decider = decider(wish, Redriven.NOTHING);
    for (Arrival letter : letters) {
      switch (decider.decide(letter)) {
        case Disposition.Moves moves -> {
          assertThat(isSelected(wish, letter)).isTrue();
          assertThat(moves.event().topic()).isIn("feedback", "feedback.validated");
          assertThat(moves.event().key()).isEqualTo(letter.key().orElseThrow());
          byte[] value = moves.event().value();
          assertThat(JsonTree.read(value).path("a").isIntegralNumber()).isTrue();
          assertThat(moves.event().headers().lastHeader("assay-errors")).isNull();
        }
        case Disposition.Parks parks -> {
          assertThat(isSelected(wish, letter)).isTrue();
          assertThat(parks.event().topic()).isEqualTo("feedback.parked");
          assertThat(parks.event().value()).isEqualTo(letter.value().orElseThrow());
        }
        case Disposition.Stays _ -> assertThat(isSelected(wish, letter)).isTrue();
        case Disposition.NotSelected _, Disposition.OutOfScope _ ->
            assertThat(isSelected(wish, letter)).isFalse();
        case Disposition.Already _ -> throw new AssertionError("nothing was moved before");
      }
    }
  }

  @Property(tries = 300)
  void aSecondRedriveFindsDoneExactlyWhatTheFirstHasDone(
      @ForAll("letters") List<Arrival> letters,
      @ForAll("wishes") RedriveWish first,
      @ForAll("wishes") RedriveWish second) {
    Decider decider = decider(first, Redriven.NOTHING);
    List<MovedSegment> segments = new ArrayList<>();
    MovedTrail trail = MovedTrail.of(record(first), "feedback.dlq", 0, Optional.empty());
    List<Arrival> done = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      Arrival letter = letters.get(i);
      switch (decider.decide(letter)) {
        case Disposition.Moves _, Disposition.Parks _ -> {
          trail.moved(letter.moment().position().offset());
          done.add(letter);
        }
        case Disposition.NotSelected _, Disposition.Stays _ -> trail.left();
        case Disposition.OutOfScope _, Disposition.Already _ -> {}
      }
      if (i % 5 == 4) {
        // As after a restart: what was written is all that is known.
        segments.addAll(trail.takeChanged());
        trail = MovedTrail.of(record(first), "feedback.dlq", 0, last(segments));
      }
    }
    segments.addAll(trail.takeChanged());
    Decider again = decider(second, Redriven.of(latest(segments)));
    for (Arrival letter : letters) {
      Disposition disposition = again.decide(letter);
      boolean wanted = isSelected(second, letter);
      assertThat(disposition instanceof Disposition.Already)
          .as("%s", letter.moment().position())
          .isEqualTo(wanted && done.contains(letter));
    }
  }

  @Provide
  Arbitrary<List<Arrival>> letters() {
    Arbitrary<String> values =
        Arbitraries.of(
            "{\"a\":1}",
            "{\"b\":1}",
            "{\"b\":\"x\"}",
            "{}",
            "[]",
            "no",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1.5}");
    Arbitrary<Integer> groups = Arbitraries.integers().between(0, 1);
    Arbitrary<Long> attempts = Arbitraries.longs().between(0, 4);
    Arbitrary<String> sources =
        Arbitraries.of("feedback", "feedback", "assay.schemas", "gone", "feedback.dlq");
    return Combinators.combine(values, groups, attempts, sources)
        .as(Draft::new)
        .list()
        .ofMaxSize(25)
        .map(drafts -> {
          List<Arrival> all = new ArrayList<>();
          for (int i = 0; i < drafts.size(); i++) {
            all.add(drafts.get(i).at(i * 2L));
          }
          return all;
        });
  }

  @Provide
  Arbitrary<RedriveWish> wishes() {
    Arbitrary<Optional<String>> groups =
        Arbitraries.of(
            Optional.empty(), Optional.of(group(0).value()), Optional.of(group(1).value()));
    Arbitrary<Optional<OffsetSpan>> spans =
        Arbitraries.of(Optional.empty(), Optional.of(new OffsetSpan(Optional.empty(), 0, 5, 30)));
    Arbitrary<Repair> repairs = Arbitraries.of(REPAIRS);
    Arbitrary<String> targets = Arbitraries.of("source", "validated");
    Arbitrary<Boolean> parking = Arbitraries.of(true, false);
    return Combinators.combine(groups, spans, repairs, targets, parking)
        .as((group, span, repair, to, park) ->
            new RedriveWish(
                new Selection(
                    group,
                    List.of("feedback.dlq"),
                    Optional.empty(),
                    Optional.empty(),
                    span.map(List::of).orElse(List.of()),
                    Optional.empty(),
                    Optional.empty()),
                repair,
                new Movement(Optional.empty(), to, Optional.empty(), 3, park, false, false)));
  }

  private record Draft(String value, int group, long attempt, String source) {
    Arrival at(long offset) {
      Headers headers = new RecordHeaders();
      Failure failure =
          new Failure(
              DeadLetterReason.SCHEMA_VIOLATION,
              Optional.of(SUBJECT + "@1.0.0"),
              List.of(),
              DeciderPropertiesTest.group(group),
              1,
              "v");
      new DeadLetter(new Origin(source, 0, offset, 5), failure, attempt).writeTo(headers);
      return new Arrival(
          new Moment(Instant.ofEpochMilli(offset), new LetterPosition("feedback.dlq", 0, offset)),
          headers,
          Optional.of("k".getBytes(UTF_8)),
          Optional.of(value.getBytes(UTF_8)));
    }
  }

  private static boolean isSelected(RedriveWish wish, Arrival letter) {
    String group = Letter.of(letter).fingerprint().value();
    long offset = letter.moment().position().offset();
    return wish.selection().group().map(group::equals).orElse(true)
        && (wish.selection().offsets().isEmpty() || (offset >= 5 && offset <= 30));
  }

  private static FailureFingerprint group(int n) {
    Violation violation = new Violation("/m" + n, "type", "#", "m", Optional.empty());
    return FailureFingerprint.of("s", DeadLetterReason.SCHEMA_VIOLATION, List.of(violation));
  }

  private Decider decider(RedriveWish wish, Redriven redriven) {
    Destinations destinations =
        new Destinations(
            Map.of("feedback", 2, "feedback.validated", 2, "feedback.dlq", 1, "assay.schemas", 1),
            TopicNames.DEFAULT,
            Set.of("feedback.dlq"));
    return new Decider("r1", wish, new Decider.World(judging, redriven, destinations));
  }

  private static Judging judging() {
    PublishedSchemas schemas = new PublishedSchemas();
    schemas.apply(
        new FactReading.Stated(
            new Fact.VersionPublished(
                SUBJECT,
                SemVer.parse("1.0.0"),
                new SchemaId(1),
                new SchemaText(SCHEMA),
                new Declared("s", Optional.empty()),
                new Provenance("ci", Instant.EPOCH))));
    return new Judging(schemas);
  }

  private static RedriveRecord record(RedriveWish wish) {
    return new RedriveRecord(
        RedriveRecord.FORM,
        "r1",
        new RedriveRecord.Asked("ada", "", 0, true),
        wish,
        RedriveState.RUNNING,
        Optional.empty(),
        "one",
        List.of(),
        RedriveCounts.NONE,
        Optional.empty(),
        0);
  }

  private static Optional<MovedSegment> last(List<MovedSegment> segments) {
    return segments.isEmpty() ? Optional.empty() : Optional.of(segments.getLast());
  }

  private static List<MovedSegment> latest(List<MovedSegment> segments) {
    Map<Integer, MovedSegment> byNumber = new TreeMap<>();
    segments.forEach(each -> byNumber.put(each.number(), each));
    return List.copyOf(byNumber.values());
  }
}
