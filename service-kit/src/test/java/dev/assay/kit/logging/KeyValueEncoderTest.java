package dev.assay.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class KeyValueEncoderTest {

  private static LoggingEvent event(String message) {
    LoggingEvent event =
        new LoggingEvent(
            "fqcn", new LoggerContext().getLogger("room"), Level.INFO, message, null, null);
    event.setInstant(Instant.parse("2026-01-02T03:04:05Z"));
    return event;
  }

  private static String line(LoggingEvent event) {
    return new String(new KeyValueEncoder().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsOneLineOfKeysAndValues() {
    LoggingEvent event = event("topic created");
    event.setKeyValuePairs(
        List.of(new KeyValuePair("topic", "assay.schemas"), new KeyValuePair("partitions", 1)));
    assertThat(line(event))
        .isEqualTo(
            "ts=2026-01-02T03:04:05Z level=INFO logger=room msg=\"topic created\" topic=assay.schemas partitions=1\n");
  }

  @Test
  void aValueWithLineBreaksAndQuotesStaysOnItsLine() {
    LoggingEvent event = event("odd");
    event.setKeyValuePairs(List.of(new KeyValuePair("actor", "a\nlevel=ERROR \"b\"\r")));
    assertThat(line(event)).endsWith(" actor=\"a\\nlevel=ERROR \\\"b\\\"\\u000d\"\n");
  }
}
