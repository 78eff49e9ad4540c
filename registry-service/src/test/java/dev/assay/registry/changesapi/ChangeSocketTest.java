package dev.assay.registry.changesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.json.WireJson;
import dev.assay.registry.Cluster;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(Kafka.class)
class ChangeSocketTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private ChangesRig rig;

  @BeforeEach
  void start(Cluster cluster) {
    rig = new ChangesRig(cluster, ChangesRig.SMALL);
  }

  @AfterEach
  void stop() {
    rig.close();
    client.close();
  }

  private static final class Heard implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        messages.add(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedStage(null);
    }

    JsonNode next() throws InterruptedException {
      String message = messages.poll(20, TimeUnit.SECONDS);
      assertThat(message).as("a message within 20 s").isNotNull();
      return WireJson.MAPPER.readTree(message);
    }
  }

  private WebSocket connect(String query, Heard heard) {
    URI uri = URI.create(rig.at("/ws/changes" + query).toString().replace("http:", "ws:"));
    return client.newWebSocketBuilder().buildAsync(uri, heard).join();
  }

  @Test
  void theSameEventsComeAsMessages() throws Exception {
    long last = rig.write("v1/a", 2, 10);
    Heard heard = new Heard();
    WebSocket socket = connect("?from=" + last, heard);

    assertThat(heard.next().get("offset").longValue()).isEqualTo(last);
    long live = rig.write("v1/a", 1, 10);
    JsonNode event = heard.next();
    assertThat(event.get("offset").longValue()).isEqualTo(live);
    assertThat(event.get("specversion").stringValue()).isEqualTo("1.0");
    assertThat(event.get("dataschema").stringValue())
        .isEqualTo("/schemas/v1/assay.VersionPublished");
    socket.abort();
  }

  @Test
  void aSubscriberMayChooseAnewOverTheSameConnection() throws Exception {
    Heard heard = new Heard();
    WebSocket socket = connect("?subject=v1/a", heard);
    await().until(() -> rig.subscribers() == 1);
    rig.write("v1/b", 1, 10);
    rig.write("v1/a", 1, 10);
    assertThat(heard.next().get("subject").stringValue()).isEqualTo("v1/a");

    socket.sendText("{\"subscribe\":{\"subject\":\"v1/b\"}}", true).join();
    assertThat(heard.next().get("subscribed").get("subject").stringValue()).isEqualTo("v1/b");
    rig.write("v1/a", 1, 10);
    rig.write("v1/b", 1, 10);

    assertThat(heard.next().get("subject").stringValue()).isEqualTo("v1/b");
    socket.abort();
  }

  @Test
  void aMessageThatMakesNoSenseIsAnsweredWithAProblemAndTheConnectionStands() throws Exception {
    Heard heard = new Heard();
    WebSocket socket = connect("", heard);

    for (String nonsense : new String[] {"{", "{}", "null", "{\"subscribe\":{\"topic\":\"a\"}}"}) {
      socket.sendText(nonsense, true).join();
      assertThat(heard.next().get("problem").get("status").intValue()).isEqualTo(400);
    }
    rig.write("v1/a", 1, 10);
    assertThat(heard.next().get("subject").stringValue()).isEqualTo("v1/a");
    socket.abort();
  }

  @Test
  void closingSaysThatItGoesAway() {
    Heard heard = new Heard();
    WebSocket _ = connect("", heard);
    await().until(() -> rig.subscribers() == 1);

    rig.api().endStreams();

    assertThat(heard.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1001);
  }

  @Test
  void aPageOfAnotherSiteIsRefusedAndOneOfThisHostIsNot() {
    URI uri = URI.create(rig.at("/ws/changes").toString().replace("http:", "ws:"));
    CompletableFuture<WebSocket> foreign =
        client
            .newWebSocketBuilder()
            .header("Origin", "https://elsewhere.example")
            .buildAsync(uri, new Heard());

    assertThat(status(foreign)).isEqualTo(403);
    client
        .newWebSocketBuilder()
        .header("Origin", "http://" + uri.getAuthority())
        .buildAsync(uri, new Heard())
        .join()
        .abort();
  }

  private static int status(CompletableFuture<WebSocket> refused) {
    try {
      refused.join();
      return 101;
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
      return e.getCause() instanceof WebSocketHandshakeException refusal
          ? refusal.getResponse().statusCode()
          : 0;
    }
  }

  @Test
  void anOffsetThatIsGoneIsToldAndTheConnectionEnds() throws Exception {
    long last = rig.write("v1/a", 60, 10);
    rig.forgetBefore(last - 30);
    Heard heard = new Heard();
    WebSocket _ = connect("?from=1", heard);

    assertThat(heard.next().get("problem").get("status").intValue()).isEqualTo(410);
    assertThat(heard.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1008);
  }

  @Test
  void whoIsNoWebSocketIsToldSo() {
    Answer answer = new Http(rig.at("/")).get("/ws/changes");

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.header("Upgrade")).isEqualTo("websocket");
  }
}
