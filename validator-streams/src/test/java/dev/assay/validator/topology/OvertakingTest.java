package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.validator.freshness.Freshness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What becomes of an event whose facts are on their way. */
class OvertakingTest {
  private static final String SUBJECT = "v1/telemetry.FeedbackEvent";

  /** A log whose next fact arrives as soon as somebody waits for it. */
  private static final class Arriving implements Freshness {
    private final AtomicInteger waits = new AtomicInteger();
    private final AtomicInteger insisted = new AtomicInteger();
    private Runnable arrival = () -> {};
    private boolean certain = true;
    private Optional<Long> known = Optional.empty();

    @Override
    public boolean await(Origin event, Optional<Long> knows, Duration atMost) {
      waits.incrementAndGet();
      known = knows;
      if (certain) {
        arrival.run();
      }
      return certain;
    }

    @Override
    public void insist(Origin event, Optional<Long> knows) {
      insisted.incrementAndGet();
      arrival.run();
    }
  }

  private final Arriving arriving = new Arriving();

  @Test
  void anEventWaitsForItsSchema() {
    try (TestBench bench = bench(WhenUnchecked.REFUSE)) {
      arriving.arrival = () -> bench.publish(SUBJECT, "1.0.0", TestBench.LEVELS);
      assertThat(exit(bench, "ok")).isEqualTo("validated");
      assertThat(bench.counted()).containsExactly("valid/none 1");
    }
  }

  @Test
  void anEventWaitsForTheLaterVersionThatItKeeps() {
    try (TestBench bench = bench(WhenUnchecked.PASS)) {
      bench.publish(SUBJECT, "1.0.0", TestBench.LEVELS);
      arriving.arrival = () -> bench.publish(SUBJECT, "1.1.0", "true");
      assertThat(exit(bench, "loud")).isEqualTo("validated");
    }
  }

  @Test
  void whatNoFactCouldChangeDoesNotWait() {
    try (TestBench bench = bench(WhenUnchecked.REFUSE)) {
      bench.publish(SUBJECT, "1.0.0", TestBench.LEVELS);
      exit(bench, "ok");
      bench.send("k", "not json".getBytes(UTF_8), new RecordHeaders());
      bench.send("k", "{\"level\":\"loud\"}".getBytes(UTF_8), claiming(SUBJECT + "@1.0.0"));
      bench.send("k", "{}".getBytes(UTF_8), claiming("!"));
      bench.send("k", null, new RecordHeaders());
      assertThat(arriving.waits).hasValue(0);
    }
  }

  @Test
  void withoutWordFromTheLogAnOpenBindingPassesAndAClosedOneInsists() {
    arriving.certain = false;
    try (TestBench open = bench(WhenUnchecked.PASS)) {
      assertThat(exit(open, "ok")).isEqualTo("validated");
      assertThat(open.counted()).containsExactly("unchecked/unknown-schema 1");
      assertThat(arriving.insisted).hasValue(0);
    }
    try (TestBench closed = bench(WhenUnchecked.REFUSE)) {
      arriving.arrival = () -> closed.publish(SUBJECT, "1.0.0", TestBench.LEVELS);
      assertThat(exit(closed, "ok")).isEqualTo("validated");
      assertThat(arriving.insisted).hasValue(1);
    }
  }

  @Test
  void anEventThatMayNotPassAndCanNotBeJudgedIsNoDeadLetter() {
    arriving.certain = false;
    arriving.arrival =
        () -> {
          throw new IllegalStateException("out of reach");
        };
    try (TestBench closed = bench(WhenUnchecked.REFUSE)) {
      assertThatThrownBy(() -> exit(closed, "ok")).hasStackTraceContaining("out of reach");
      assertThat(closed.counted()).isEmpty();
    }
  }

  @Test
  void aBindingMayHaveEventsWaitForNothing() {
    Handling hurried =
        new Handling(
            PayloadForm.AUTO, WhenUnchecked.REFUSE, Optional.empty(), false, Duration.ZERO);
    try (TestBench bench = new TestBench(TestBench.binding(hurried), arriving)) {
      bench.decide("*", Rule.of(Mode.ENFORCE), 1);
      assertThat(exit(bench, "ok")).isEqualTo("dead-letters");
      assertThat(arriving.waits).hasValue(0);
    }
  }

  @Test
  void whatAProducerKnowsOfTheLogIsHandedOnAndNonsenseIsNot() {
    try (TestBench bench = bench(WhenUnchecked.PASS)) {
      bench.send("k", "{}".getBytes(UTF_8), knowing("41.7"));
      assertThat(arriving.known).contains(41L);
      bench.send("k", "{}".getBytes(UTF_8), knowing("soon"));
      assertThat(arriving.known).isEmpty();
    }
  }

  private TestBench bench(WhenUnchecked whenUnchecked) {
    TestBench bench = new TestBench(TestBench.binding(whenUnchecked), arriving);
    bench.decide("*", Rule.of(Mode.ENFORCE), 1);
    return bench;
  }

  private static RecordHeaders claiming(String reference) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("assay-schema", reference.getBytes(UTF_8));
    return headers;
  }

  private static RecordHeaders knowing(String position) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("assay-min-offset", position.getBytes(UTF_8));
    return headers;
  }

  private static String exit(TestBench bench, String level) {
    byte[] value = "{\"level\":\"%s\"}".formatted(level).getBytes(UTF_8);
    return bench.send("k", value, new RecordHeaders()).exit();
  }
}
