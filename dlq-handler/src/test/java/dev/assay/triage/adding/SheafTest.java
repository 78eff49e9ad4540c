package dev.assay.triage.adding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.triage.DeadLetterBytes;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.timeline.HourTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class SheafTest {
  private static final String TOPIC = "telemetry.feedback.dlq";
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Sheaf sheaf = new Sheaf(Privacy.NONE, FormCodec.SAMPLE::write);

  @Property(tries = 300)
  void whateverIsHandedOnTogetherItAddsUpToWhatOneByOneWould(
      @ForAll("arrivals") List<Arrival> arrivals, @ForAll("cuts") List<Integer> cuts) {
    Map<String, FailureGroup> oneByOne = new HashMap<>();
    Map<String, SamplePlan> plans = new HashMap<>();
    for (Arrival arrival : arrivals) {
      DeadLetterRecord letter = Intake.read(arrival).letter();
      oneByOne.merge(
          letter.fingerprint().value(), FailureGroup.of(letter), (group, _) -> group.with(letter));
      plans.merge(
          letter.fingerprint().value(),
          SamplePlan.NONE.with(letter.moment()),
          (plan, _) -> plan.with(letter.moment()));
    }

    Grown grown = new Grown();
    Sheaf own = new Sheaf(Privacy.NONE, FormCodec.SAMPLE::write);
    for (int i = 0; i < arrivals.size(); i++) {
      own.add(arrivals.get(i));
      if (cuts.contains(i % 10)) {
        grown.take(own.take());
      }
    }
    grown.take(own.take());

    assertThat(grown.groups.keySet()).isEqualTo(oneByOne.keySet());
    grown.groups.forEach((fingerprint, group) -> {
      FailureGroup expected = oneByOne.getOrDefault(fingerprint, group);
      assertThat(group.profile()).isEqualTo(expected.profile());
      assertThat(group.count()).isEqualTo(expected.count());
      assertThat(group.firstSeen()).isEqualTo(expected.firstSeen());
      assertThat(group.figures().latest()).isEqualTo(expected.figures().latest());
      assertThat(group.figures().tempo().recent())
          .isCloseTo(expected.figures().tempo().recent(), within(1e-6));
      assertThat(group.figures().tempo().usual())
          .isCloseTo(expected.figures().tempo().usual(), within(1e-6));
      assertThat(grown.plans.get(fingerprint)).isEqualTo(plans.get(fingerprint));
      assertThat(grown.kept(fingerprint))
          .containsExactlyElementsOf(plans.getOrDefault(fingerprint, SamplePlan.NONE).kept());
    });
    assertThat(grown.tallied).isEqualTo(arrivals.size());
    assertThat(grown.counted).isEqualTo(arrivals.size());
  }

  @Test
  void aFloodOfOneKindIsOneAdditionWithFewExamples() {
    for (int n = 0; n < 10_000; n++) {
      sheaf.add(arrival(DeadLetterBytes.headers("a", "t", n), new byte[0], NOON.plusMillis(n), n));
    }

    Sheaf.Contents contents = sheaf.take();

    assertThat(contents.additions())
        .singleElement()
        .satisfies(addition -> {
          assertThat(addition.group().count()).isEqualTo(10_000);
          assertThat(addition.samples()).hasSizeLessThanOrEqualTo(SamplePlan.MAX_SAMPLES);
          assertThat(FormCodec.ADDITION.write(addition)).hasSizeLessThan(16_000);
        });
    assertThat(sheaf.take().additions()).isEmpty();
  }

  @Test
  void whatWasThrownAwayIsSentAgainWithItsExamples() {
    sheaf.add(arrival(DeadLetterBytes.headers("a", "t", 1), new byte[0], NOON, 1));
    int examples = sheaf.take().additions().getFirst().samples().size();
    sheaf.forget();

    sheaf.add(arrival(DeadLetterBytes.headers("a", "t", 1), new byte[0], NOON, 1));

    assertThat(examples).isEqualTo(1);
    assertThat(sheaf.take().additions().getFirst().samples()).hasSize(1);
  }

  @Test
  void aSecondTimeNoExampleIsSentThatTheGroupHasNoUseFor() {
    for (int n = 0; n < 10; n++) {
      sheaf.add(arrival(DeadLetterBytes.headers("a", "t", n), new byte[0], NOON.plusMillis(n), n));
    }
    int before = sheaf.take().additions().getFirst().samples().size();

    sheaf.add(arrival(DeadLetterBytes.headers("a", "t", 10), new byte[0], NOON.plusMillis(10), 10));

    assertThat(before).isEqualTo(SamplePlan.MAX_FIRST);
    assertThat(sheaf.take().additions().getFirst().samples()).isEmpty();
  }

  @Test
  void anEventOfAMegabyteIsCutBeforeItIsSentOn() {
    sheaf.add(arrival(new RecordHeaders(), new byte[1 << 20], NOON, 0));

    assertThat(sheaf.take().additions())
        .singleElement()
        .satisfies(
            addition -> assertThat(FormCodec.ADDITION.write(addition)).hasSizeLessThan(32_000));
  }

  @Test
  void lettersOfTooManyHoursForOneMessageAreHandedOnInTime() {
    int hours = 0;
    while (!sheaf.isFull() && hours < 100_000) {
      Instant at = NOON.plusSeconds(3600L * hours);
      sheaf.add(arrival(DeadLetterBytes.headers("a", "t", hours), new byte[0], at, hours++));
    }

    byte[] message = FormCodec.ADDITION.write(sheaf.take().additions().getFirst());
    assertThat(hours).isLessThan(1_000);
    assertThat(message).hasSizeLessThan(1 << 20);
    assertThat(sheaf.isFull()).isFalse();
  }

  @Test
  void itIsFullBeforeItTakesTooMuchMemory() {
    byte[] event = "x".repeat(4_000).getBytes(UTF_8);
    int letters = 0;
    while (!sheaf.isFull() && letters < 1_000_000) {
      sheaf.add(
          arrival(DeadLetterBytes.headers("m" + letters, "t", letters), event, NOON, letters++));
    }

    assertThat(letters).isBetween(1_000, 20_000);
  }

  @Test
  void whatFailsLikeTheOneBeforeButForItsMessageIsNotTakenForIt() {
    Headers one = DeadLetterBytes.headers("a", "t", 1);
    Headers other = DeadLetterBytes.headers("a", "t", 2);
    other
        .remove("assay-schema")
        .add("assay-schema", "v2/telemetry.FeedbackEvent@2.0.0".getBytes(UTF_8));
    sheaf.add(arrival(one, new byte[0], NOON, 1));
    sheaf.add(arrival(other, new byte[0], NOON.plusMillis(1), 2));

    Addition addition = sheaf.take().additions().getFirst();

    assertThat(addition.group().reach().schemas()).hasSize(2);
    assertThat(addition.group().complaint().schema()).isEqualTo("v2/telemetry.FeedbackEvent");
    assertThat(addition.hours())
        .extracting(Addition.SchemaHour::schema)
        .containsExactly("v1/telemetry.FeedbackEvent", "v2/telemetry.FeedbackEvent");
  }

  @Test
  void lettersAreCountedByTopicAndReason() {
    sheaf.add(arrival(DeadLetterBytes.headers("a", "t", 1), new byte[0], NOON, 1));
    sheaf.add(arrival(DeadLetterBytes.headers("b", "t", 2), new byte[0], NOON, 2));
    sheaf.add(arrival(new RecordHeaders(), new byte[0], NOON, 3));

    Map<String, Long> counts = new HashMap<>();
    sheaf.take().counts().forEach((by, n) -> counts.put(by.topic() + " " + by.reason(), n));

    assertThat(counts)
        .containsOnly(
            Map.entry(TOPIC + " schema-violation", 2L), Map.entry(TOPIC + " unreadable", 1L));
  }

  @Provide
  Arbitrary<List<Arrival>> arrivals() {
    Arbitrary<String> members = Arbitraries.of("a", "b", "c");
    Arbitrary<Long> times = Arbitraries.longs().between(0, 200_000);
    return Combinators.combine(members, times)
        .as((member, ms) -> Map.entry(member, NOON.plusMillis(ms)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(those -> {
          List<Arrival> arrivals = new ArrayList<>();
          for (int n = 0; n < those.size(); n++) {
            byte[] event = "{\"source\":\"store-%d\"}".formatted(n % 20).getBytes(UTF_8);
            Headers headers = DeadLetterBytes.headers(those.get(n).getKey(), "t" + n % 40, n);
            arrivals.add(arrival(headers, event, those.get(n).getValue(), n));
          }
          return arrivals;
        });
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(0, 9).list().ofMaxSize(10);
  }

  private static Arrival arrival(Headers headers, byte[] value, Instant at, long offset) {
    return new Arrival(
        new Moment(at, new LetterPosition(TOPIC, 0, offset)),
        headers,
        Optional.empty(),
        Optional.of(value));
  }

  /** Groups as those grow who are told of additions only. */
  private static final class Grown {
    final Map<String, FailureGroup> groups = new HashMap<>();
    final Map<String, SamplePlan> plans = new HashMap<>();
    final Map<String, TreeSet<Moment>> samples = new HashMap<>();
    long tallied;
    long counted;

    void take(Sheaf.Contents contents) {
      for (Addition addition : contents.additions()) {
        String fingerprint = addition.group().fingerprint().value();
        groups.merge(fingerprint, addition.group(), FailureGroup::with);
        tallied +=
            addition.hours().stream()
                .map(Addition.SchemaHour::tally)
                .mapToLong(HourTally::total)
                .sum();
        for (SentSample sample : addition.samples()) {
          plans.merge(
              fingerprint,
              SamplePlan.NONE.with(sample.moment()),
              (plan, _) -> plan.with(sample.moment()));
          samples.computeIfAbsent(fingerprint, _ -> new TreeSet<>()).add(sample.moment());
        }
      }
      counted += contents.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is kept and was sent at all. */
    List<Moment> kept(String fingerprint) {
      return plans.getOrDefault(fingerprint, SamplePlan.NONE).kept().stream()
          .filter(samples.getOrDefault(fingerprint, new TreeSet<>())::contains)
          .toList();
    }
  }
}
