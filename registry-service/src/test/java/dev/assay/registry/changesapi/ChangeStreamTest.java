package dev.assay.registry.changesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.registry.Cluster;
import dev.assay.registry.EventLines;
import dev.assay.registry.EventLines.Event;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Kafka.class)
class ChangeStreamTest {
  private ChangesRig rig;

  @BeforeEach
  void start(Cluster cluster) {
    rig = new ChangesRig(cluster, ChangesRig.SMALL);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void whatCameBeforeIsToldFromTheOffsetAskedForAndThenWhatComes() throws Exception {
    long last = rig.write("v1/a", 5, 10);

    try (EventLines events = EventLines.open(rig.at("/changes?from=" + (last - 1)))) {
      assertThat(events.next().id()).isEqualTo(Long.toString(last - 1));
      assertThat(events.next().id()).isEqualTo(Long.toString(last));
      long live = rig.write("v1/a", 1, 10);
      assertThat(events.next().id()).isEqualTo(Long.toString(live));
    }
  }

  @Test
  void aSubscriberThatComesBackGoesOnAfterTheLastEventItSaw() throws Exception {
    long last = rig.write("v1/a", 3, 10);

    try (EventLines events =
        EventLines.open(rig.at("/changes"), "Last-Event-ID", Long.toString(last - 2))) {
      assertThat(events.next().id()).isEqualTo(Long.toString(last - 1));
      assertThat(events.next().id()).isEqualTo(Long.toString(last));
    }
  }

  @Test
  void whatIsNoLongerInMemoryIsReadFromKafkaWithoutGapOrRepetition() throws Exception {
    long last = rig.write("v1/a", 300, 10);
    await().until(() -> rig.feed().next() > last);
    assertThat(rig.feed().coveredFrom()).isGreaterThan(last - 25);

    try (EventLines events = EventLines.open(rig.at("/changes?from=earliest"))) {
      for (long offset = last - 299; offset <= last; offset++) {
        assertThat(events.next().id()).isEqualTo(Long.toString(offset));
      }
      long live = rig.write("v1/a", 1, 10);
      assertThat(events.next().id()).isEqualTo(Long.toString(live));
    }
  }

  @Test
  void anOffsetOutOfRetentionIsGoneForWhoAsksAndAGapForWhoComesBack() throws Exception {
    long last = rig.write("v1/a", 60, 10);
    rig.forgetBefore(last - 30);

    Answer gone = new Http(rig.at("/")).get("/changes?from=3");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.json().get("earliest").longValue()).isEqualTo(last - 30);
    try (EventLines events = EventLines.open(rig.at("/changes"), "Last-Event-ID", "3")) {
      Event gap = events.next();
      assertThat(gap.name()).isEqualTo("gap");
      assertThat(gap.json().get("goesOnAt").longValue()).isEqualTo(last - 30);
      assertThat(events.next().id()).isEqualTo(Long.toString(last - 30));
    }
  }

  @Test
  void anOffsetThatNobodyWroteIsRefusedForWhoAsksAndAGapForWhoComesBack() throws Exception {
    long last = rig.write("v1/a", 1, 10);

    assertThat(new Http(rig.at("/")).get("/changes?from=" + (last + 50)).status()).isEqualTo(400);
    try (EventLines events = EventLines.open(rig.at("/changes"), "Last-Event-ID", "1000")) {
      assertThat(events.next().json().get("reason").stringValue()).isEqualTo("another-log");
      long live = rig.write("v1/a", 1, 10);
      assertThat(events.next().id()).isEqualTo(Long.toString(live));
    }
  }

  @Test
  void onlyWhatIsAskedForIsTold() throws Exception {
    rig.write("v1/a.B", 1, 10);
    rig.write("v2/a.B", 1, 10);
    rig.write("v1/a.C", 1, 10);
    rig.write("schema:a.B", 1, 10);

    assertThat(subjects("subject=v1/a.B", 1)).isEqualTo("v1/a.B");
    assertThat(subjects("subject=a.B", 3)).isEqualTo("v1/a.B v2/a.B schema:a.B");
    assertThat(subjects("subject=a.*&track=v1", 2)).isEqualTo("v1/a.B v1/a.C");
    assertThat(subjects("track=v2&type=version-published", 1)).isEqualTo("v2/a.B");
    Answer refused = new Http(rig.at("/")).get("/changes?type=nonsense");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("remedy").stringValue()).contains("version-published");
  }

  private String subjects(String query, int count) throws Exception {
    StringBuilder subjects = new StringBuilder();
    try (EventLines events = EventLines.open(rig.at("/changes?from=earliest&" + query))) {
      for (int i = 0; i < count; i++) {
        subjects.append(events.next().json().get("subject").stringValue()).append(' ');
      }
    }
    return subjects.toString().strip();
  }

  @Test
  void aQuietStreamSaysThatItStands() throws Exception {
    try (EventLines events = EventLines.open(rig.at("/changes"))) {
      assertThat(events.nextLine().data()).isEqualTo("retry: 2000");
      assertThat(events.nextLine().data()).isEqualTo(": alive");
      assertThat(events.response().headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /changes HTTP/1.1|Host: a||",
        "GET /ws/changes HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13||"
      })
  void aStalledSubscriberIsCutOffAndHoldsUpNobody(String subscribing) throws Exception {
    URI uri = rig.at("/changes");
    try (Socket stalled = new Socket();
        EventLines lively = EventLines.open(uri)) {
      stalled.setReceiveBufferSize(4_096);
      stalled.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      stalled
          .getOutputStream()
          .write(subscribing.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8));
      await().until(() -> rig.subscribers() == 2);
      AtomicBoolean done = new AtomicBoolean();
      Thread writer =
          Thread.ofVirtual()
              .start(() -> {
                while (!done.get()) {
                  try {
                    rig.write("v1/big", 1, 100_000);
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                }
              });
      try {
        await().atMost(Duration.ofSeconds(30)).until(() -> rig.subscribers() == 1);
      } finally {
        done.set(true);
        writer.join();
      }
      assertThat(rig.metered("assay_changes_cut")).isEqualTo(1);
      long last = rig.write("v1/small", 1, 10);
      Event event = lively.next();
      while (!event.id().equals(Long.toString(last))) {
        assertThat(event.name()).isEqualTo("message");
        event = lively.next();
      }
      stalled.setSoTimeout(10_000);
      assertThat(drained(stalled.getInputStream())).isTrue();
    }
  }

  /** Whether the connection ends, instead of waiting for its reader for ever. */
  private static boolean drained(InputStream in) {
    try {
      in.skipNBytes(Long.MAX_VALUE);
      return false;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException ended) {
      return true;
    }
  }

  @Test
  void closingEndsStreamsInsteadOfBreakingThem() throws Exception {
    try (EventLines events = EventLines.open(rig.at("/changes"))) {
      await().until(() -> rig.subscribers() == 1);
      rig.api().endStreams();

      assertThat(events.next().name()).isEqualTo("end");
    }
    await().until(() -> rig.subscribers() == 0);
  }

  @Test
  void aClientThatGoesAwayLeavesNothingBehind() throws Exception {
    try (EventLines _ = EventLines.open(rig.at("/changes"))) {
      await().until(() -> rig.subscribers() == 1);
    }
    await().until(() -> rig.subscribers() == 0);
  }

  @Test
  void whatIsNoChangeIsPassedOver() throws Exception {
    rig.send(new ProducerRecord<>(rig.topic(), new byte[] {1}, new byte[] {2}));
    long change = rig.write("v1/a", 1, 10);

    try (EventLines events = EventLines.open(rig.at("/changes?from=earliest"))) {
      assertThat(events.next().id()).isEqualTo(Long.toString(change));
    }
    assertThat(rig.metered("assay_changes_unreadable")).isEqualTo(1);
  }

  @Test
  void whoDoesNotWantAStreamGetsPages() throws Exception {
    long last = rig.write("v1/a", 50, 10);
    Http http = new Http(rig.at("/"));
    await().until(() -> rig.feed().next() > last);

    Answer first = http.get("/changes?limit=30", "Accept", "application/json");
    Answer second =
        http.get(
            "/changes?limit=30&from=" + first.json().get("next"), "Accept", "application/json");

    assertThat(first.json().get("changes").size()).isEqualTo(30);
    assertThat(first.json().get("at_end").booleanValue()).isFalse();
    assertThat(second.json().get("changes").size()).isEqualTo(20);
    assertThat(second.json().get("at_end").booleanValue()).isTrue();
    assertThat(second.json().get("next").longValue()).isEqualTo(last + 1);
  }
}
