package dev.assay.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what it was told to answer, on a free port, and remembers what it was asked. */
public final class StubService implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Canned> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public record Canned(int status, Map<String, String> headers, String body) {}

  public record Asked(String request, Map<String, List<String>> headers, String body) {}

  public StubService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public StubService answers(String request, int status, String body) {
    return answers(request, status, Map.of(), body);
  }

  public StubService answers(String request, int status, Map<String, String> headers, String body) {
    answers.put(request, new Canned(status, headers, body));
    return this;
  }

  public List<Asked> asked() {
    return asked;
  }

  public Asked lastAsked() {
    return asked.getLast();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(new Asked(request, Map.copyOf(exchange.getRequestHeaders()), body));
    Canned canned =
        answers.getOrDefault(request, new Canned(418, Map.of(), "not expected: " + request));
    canned.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = canned.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(canned.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
