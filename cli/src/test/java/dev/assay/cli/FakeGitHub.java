package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.contracts.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Labels and comments of one pull request, as GitHub's REST API has them; over real HTTP. */
final class FakeGitHub implements AutoCloseable {
  static final String TOKEN = "ghs_oneThatOnlyTestsKnow";
  private static final Pattern PAGE = Pattern.compile("&page=(\\d+)$");
  private static final int PER_PAGE = 100;

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> labels = new CopyOnWriteArrayList<>();
  private final Map<Integer, Comment> comments = new LinkedHashMap<>();
  private Optional<String> elsewhere = Optional.empty();
  private Optional<Integer> refusal = Optional.empty();
  private Optional<String> person = Optional.empty();

  /** One comment. */
  record Comment(String login, String type, String body) {}

  FakeGitHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/api/v3".formatted(server.getAddress().getPort());
  }

  /** Everything that would write is answered so from now on. */
  synchronized FakeGitHub refusingWritesWith(int status) {
    refusal = Optional.of(status);
    return this;
  }

  /** Says that everything goes on at another server. */
  synchronized FakeGitHub pointingTo(String url) {
    elsewhere = Optional.of(url);
    return this;
  }

  /** The token is a person's, not a job's. */
  synchronized FakeGitHub withTokenOf(String login) {
    person = Optional.of(login);
    return this;
  }

  synchronized FakeGitHub withComment(String login, String type, String body) {
    comments.put(comments.size() + 1, new Comment(login, type, body));
    return this;
  }

  FakeGitHub withLabels(String... names) {
    labels.addAll(List.of(names));
    return this;
  }

  List<String> labels() {
    return labels;
  }

  synchronized List<Comment> comments() {
    return List.copyOf(comments.values());
  }

  /** What was asked, without what was read only. */
  List<String> writes() {
    return requests.stream().filter(request -> !request.startsWith("GET ")).toList();
  }

  List<String> requests() {
    return requests;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath().replaceFirst("^/api/v3", "");
    requests.add(method + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, Map.of("message", "Bad credentials"));
    } else if (refusal.isPresent() && !method.equals("GET")) {
      reply(exchange, refusal.get(), Map.of("message", "Resource not accessible by integration"));
    } else {
      route(exchange, method, path, body);
    }
  }

  private void route(HttpExchange exchange, String method, String path, String body)
      throws IOException {
    String issue = "/repos/acme/shop/issues/7";
    if (path.equals("/user")) {
      reply(
          exchange,
          person.isPresent() ? 200 : 403,
          Map.of("login", person.orElse(""), "message", "Resource not accessible by integration"));
    } else if (path.equals(issue + "/labels") && method.equals("GET")) {
      page(exchange, labels.stream().map(name -> Map.<String, Object>of("name", name)).toList());
    } else if (path.equals(issue + "/labels")) {
      read(body).path("labels").forEach(label -> labels.add(label.asString()));
      reply(exchange, 200, List.of());
    } else if (path.startsWith(issue + "/labels/") && method.equals("DELETE")) {
      String name = URLDecoder.decode(path.substring((issue + "/labels/").length()), UTF_8);
      reply(exchange, labels.remove(name) ? 200 : 404, Map.of("message", "Label does not exist"));
    } else if (path.equals(issue + "/comments") && method.equals("GET")) {
      page(exchange, told());
    } else if (path.equals(issue + "/comments")) {
      comments.put(comments.size() + 1, mine(read(body)));
      reply(exchange, 201, Map.of("id", comments.size()));
    } else if (path.startsWith("/repos/acme/shop/issues/comments/") && method.equals("PATCH")) {
      int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      comments.put(id, mine(read(body)));
      reply(exchange, 200, Map.of("id", id));
    } else {
      reply(exchange, 404, Map.of("message", "Not Found"));
    }
  }

  private Comment mine(JsonNode body) {
    return new Comment(
        person.orElse("github-actions[bot]"),
        person.isPresent() ? "User" : "Bot",
        body.path("body").asString());
  }

  private List<Map<String, Object>> told() {
    List<Map<String, Object>> told = new ArrayList<>();
    comments.forEach((id, comment) ->
        told.add(
            Map.of(
                "id", id,
                "body", comment.body(),
                "user", Map.of("login", comment.login(), "type", comment.type()))));
    return told;
  }

  private void page(HttpExchange exchange, List<Map<String, Object>> all) throws IOException {
    Matcher asked = PAGE.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
    int page = asked.find() ? Integer.parseInt(asked.group(1)) : 1;
    int from = Math.min((page - 1) * PER_PAGE, all.size());
    int to = Math.min(from + PER_PAGE, all.size());
    if (elsewhere.isPresent()) {
      exchange.getResponseHeaders().set("Link", "<%s/x>; rel=\"next\"".formatted(elsewhere.get()));
    } else if (to < all.size()) {
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<%s%s?per_page=100&page=%d>; rel=\"next\", <%s/last>; rel=\"last\""
                  .formatted(
                      url(),
                      exchange.getRequestURI().getRawPath().replaceFirst("^/api/v3", ""),
                      page + 1,
                      url()));
    }
    reply(exchange, 200, all.subList(from, to));
  }

  private static JsonNode read(String body) {
    return WireJson.MAPPER.readTree(body);
  }

  private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = WireJson.MAPPER.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
