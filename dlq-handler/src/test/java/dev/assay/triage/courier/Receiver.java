package dev.assay.triage.courier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint that answers as it was told, and remembers what it took. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private int always = 200;

  record Taken(Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  synchronized Receiver answer(Integer... statuses) {
    answers.addAll(List.of(statuses));
    return this;
  }

  synchronized Receiver thenAlways(int status) {
    always = status;
    return this;
  }

  String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  List<Taken> taken() {
    return taken;
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    int status = answers.isEmpty() ? always : answers.removeFirst();
    if (status / 100 == 2) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      taken.add(new Taken(headers, body));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
