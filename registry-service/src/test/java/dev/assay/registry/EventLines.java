package dev.assay.registry;

import dev.assay.contracts.json.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Reads server-sent events as a browser would. */
public final class EventLines implements AutoCloseable {
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final HttpClient client;

  /** What came: the end of the stream has the name {@code end}, or {@code broken}. */
  public record Event(String name, String id, String data) {
    public JsonNode json() {
      return WireJson.MAPPER.readTree(data);
    }
  }

  private EventLines(HttpClient client, HttpResponse<InputStream> response) {
    this.client = client;
    this.response = response;
  }

  /** Subscribes and returns once the answer's head is here. */
  public static EventLines open(URI uri, String... headers) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    EventLines lines =
        new EventLines(client, client.send(request.build(), BodyHandlers.ofInputStream()));
    Thread.ofVirtual().start(lines::read);
    return lines;
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  private void read() {
    String name = "message";
    String id = "";
    StringBuilder data = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(name, id, data.toString()));
          }
          name = "message";
          data.setLength(0);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else {
          events.add(new Event("line", "", line));
        }
      }
      events.add(new Event("end", id, ""));
    } catch (IOException broken) {
      events.add(new Event("broken", id, String.valueOf(broken.getMessage())));
    }
  }

  /** The next event that is not a mere remark of the stream. */
  public Event next() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Event event = nextLine();
    while (event.name().equals("line")) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("nothing but remarks within 20 s");
      }
      event = nextLine();
    }
    return event;
  }

  /** The next event or remark. */
  public Event nextLine() throws InterruptedException {
    Event event = events.poll(20, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event within 20 s");
    }
    return event;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
