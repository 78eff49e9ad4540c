package dev.assay.triage.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.LetterWriter;
import dev.assay.triage.group.Moment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters of others, with headers as those others write them. */
class ConventionTest {
  private static final Moment MOMENT =
      new Moment(Instant.ofEpochMilli(1_700_000_000_500L), new LetterPosition("orders.dlq", 2, 17));

  @Test
  void kafkaStreamsSaysTopicExceptionAndMessage() {
    Opened read =
        read(
            new RecordHeaders()
                .add("__streams.errors.topic", text("orders"))
                .add("__streams.errors.partition", text("3"))
                .add("__streams.errors.offset", text("41"))
                .add("__streams.errors.exception", text("org.acme.Boom"))
                .add("__streams.errors.message", text("no\nstack"))
                .add("__streams.errors.stacktrace", text("at org.acme")));

    assertSays(read, LetterWriter.KAFKA_STREAMS, "org.acme.Boom", "", "no");
    assertThat(origin(read)).isEqualTo(new Origin("orders", 3, 41, 1_700_000_000_500L));
    assertThat(read.letter().fingerprint())
        .isEqualTo(FailureFingerprint.ofApplicationError("orders", "org.acme.Boom", ""));
  }

  @Test
  void kafkaConnectSaysConnectorAndStageToo() {
    Opened read =
        read(
            new RecordHeaders()
                .add("__connect.errors.topic", text("orders"))
                .add("__connect.errors.partition", text("0"))
                .add("__connect.errors.offset", text("7"))
                .add("__connect.errors.connector.name", text("sink-1"))
                .add("__connect.errors.task.id", text("2"))
                .add("__connect.errors.stage", text("VALUE_CONVERTER"))
                .add("__connect.errors.class.name", text("org.acme.Json"))
                .add("__connect.errors.exception.class.name", text("org.acme.DataException"))
                .add("__connect.errors.exception.message", text("cannot convert")));

    assertSays(
        read,
        LetterWriter.KAFKA_CONNECT,
        "org.acme.DataException",
        "sink-1/VALUE_CONVERTER/org.acme.Json",
        "cannot convert");
    assertThat(origin(read).offset()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka_dlt-", "kafka_"})
  void springsNumbersAreBinary(String all) {
    Opened read =
        read(
            new RecordHeaders()
                .add(all + "original-topic", text("orders"))
                .add(all + "original-partition", ByteBuffer.allocate(4).putInt(5).array())
                .add(all + "original-offset", ByteBuffer.allocate(8).putLong(1L << 40).array())
                .add(all + "original-timestamp", ByteBuffer.allocate(8).putLong(99).array())
                .add(all + "original-consumer-group", text("billing"))
                .add(all + "exception-fqcn", text("org.springframework.Wrapping"))
                .add(all + "exception-cause-fqcn", text("org.acme.Cause"))
                .add(all + "exception-message", text("listener failed")));

    assertSays(read, LetterWriter.SPRING, "org.acme.Cause", "billing", "listener failed");
    assertThat(origin(read)).isEqualTo(new Origin("orders", 5, 1L << 40, 99));
  }

  @Test
  void aConfluentRuleSaysTopicAndRuleButNoPlaceInIt() {
    Opened read =
        read(
            new RecordHeaders()
                .add("__rule.name", text("checkSsn"))
                .add("__rule.mode", text("WRITE"))
                .add("__rule.subject", text("orders-value"))
                .add("__rule.topic", text("orders"))
                .add("__rule.exception", text("Expr failed")));

    assertSays(read, LetterWriter.CONFLUENT_RULES, "checkSsn", "orders-value/WRITE", "Expr failed");
    assertThat(origin(read)).isEqualTo(new Origin("orders", -1, -1, 1_700_000_000_500L));
  }

  @Test
  void aShareGroupSaysWhichGroupGaveUp() {
    Opened read =
        read(
            new RecordHeaders()
                .add("__dlq.errors.topic", text("orders"))
                .add("__dlq.errors.partition", text("1"))
                .add("__dlq.errors.offset", text("2"))
                .add("__dlq.errors.group", text("workers"))
                .add("__dlq.errors.message", text("Offset delivery count exceeded.")));

    assertThat(read.letter().complaint().writer()).isEqualTo(LetterWriter.SHARE_GROUP);
    assertThat(read.letter().complaint().place()).isEqualTo("workers");
  }

  @Test
  void numbersThatAreNoneLeaveThePlaceUnknownAndTheRestUnderstood() {
    Opened read =
        read(
            new RecordHeaders()
                .add("__streams.errors.topic", text("orders"))
                .add("__streams.errors.partition", text("99999999999"))
                .add("__streams.errors.offset", text("minus one"))
                .add("__streams.errors.exception", text("org.acme.Boom")));

    assertThat(read.letter().complaint().reason()).isEqualTo(FailureReason.APPLICATION_ERROR);
    assertThat(origin(read).partition()).isEqualTo(-1);
    assertThat(origin(read).offset()).isEqualTo(-1);
  }

  @Test
  void withoutATopicThatIsOneNothingIsUnderstood() {
    for (String topic : List.of("", " ", "no/topic", "t".repeat(300))) {
      Opened read =
          read(
              new RecordHeaders()
                  .add("__streams.errors.topic", text(topic))
                  .add("__streams.errors.exception", text("org.acme.Boom")));

      assertThat(read.letter().complaint().reason()).as(topic).isEqualTo(FailureReason.UNREADABLE);
    }
  }

  @Test
  void theProducerIsWhatAHeaderOrTheEventSays() {
    assertThat(producer(new RecordHeaders().add("client.id", text("app-7")), "{\"source\":\"x\"}"))
        .contains("app-7");
    assertThat(producer(new RecordHeaders(), "{\"a\":{\"source\":\"no\"},\"source\":\"store-1\"}"))
        .contains("store-1");
    assertThat(producer(new RecordHeaders(), "{\"id\":1,\"payload\":{\"source\":\"store-2\"}}"))
        .contains("store-2");
    assertThat(producer(new RecordHeaders(), "{\"source\":\"store-3\",\"then\":broken"))
        .contains("store-3");
    assertThat(producer(new RecordHeaders(), "{\"source\":7}")).isEmpty();
    assertThat(producer(new RecordHeaders(), "[1]")).isEmpty();
    assertThat(producer(new RecordHeaders(), "")).isEmpty();
  }

  private static Optional<String> producer(Headers headers, String event) {
    return Intake.read(new Arrival(MOMENT, headers, Optional.empty(), Optional.of(text(event))))
        .letter()
        .trace()
        .producer();
  }

  private static void assertSays(
      Opened read, LetterWriter writer, String keyword, String place, String message) {
    assertThat(read.letter().complaint().reason()).isEqualTo(FailureReason.APPLICATION_ERROR);
    assertThat(read.letter().complaint().writer()).isEqualTo(writer);
    assertThat(read.letter().complaint().keyword()).isEqualTo(keyword);
    assertThat(read.letter().complaint().place()).isEqualTo(place);
    assertThat(read.letter().complaint().message()).isEqualTo(message);
  }

  private static Origin origin(Opened read) {
    return read.details().origin();
  }

  private static Opened read(Headers headers) {
    return Intake.read(new Arrival(MOMENT, headers, Optional.empty(), Optional.of(text("{}"))));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
