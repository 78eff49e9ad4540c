package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Answers what it was told to answer, on a free port, and remembers what it was asked. */
final class StubService implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Canned>> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  private record Canned(int status, Map<String, String> headers, String body) {}

  StubService() {
    this(anywhere(address -> HttpServer.create(address, 0)));
  }

  private StubService(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.start();
  }

  /** One that speaks TLS, and lets in only who shows a certificate that its context trusts. */
  static StubService encrypted(SSLContext context) {
    HttpsServer server = anywhere(address -> HttpsServer.create(address, 0));
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters asked = context.getDefaultSSLParameters();
            asked.setNeedClientAuth(true);
            parameters.setSSLParameters(asked);
          }
        });
    return new StubService(server);
  }

  private static <T> T anywhere(Creation<T> creation) {
    try {
      return creation.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a server comes about. */
  private interface Creation<T> {
    T at(InetSocketAddress address) throws IOException;
  }

  String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  StubService answers(String request, int status, String body) {
    return answers(request, status, Map.of(), body);
  }

  /** Several answers to one request are given in turn, the last one for ever. */
  StubService answers(String request, int status, Map<String, String> headers, String body) {
    answers
        .computeIfAbsent(request, _ -> new ArrayDeque<>())
        .add(new Canned(status, headers, body));
    return this;
  }

  /** Requests in their order, each with its body behind. */
  List<String> asked() {
    return asked;
  }

  /** What requests proved themselves with, in their order. */
  List<String> authorizations() {
    return authorizations;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    asked.add(
        (request + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8)).strip());
    Canned canned = next(request);
    canned.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = canned.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(canned.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Canned next(String request) {
    Deque<Canned> left = answers.getOrDefault(request, new ArrayDeque<>());
    if (left.isEmpty()) {
      return new Canned(418, Map.of(), "not expected: " + request);
    }
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
