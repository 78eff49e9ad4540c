package dev.assay.cli.schema.github;

import dev.assay.contracts.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * GitHub's REST API, one question at a time.
 *
 * @see <a href="https://docs.github.com/en/rest">GitHub REST API documentation</a>
 */
final class GitHubApi implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>;[^,]*rel=\"next\"");
  private static final String VERSION = "2022-11-28";
  private static final int MAX_PAGES = 50;
  private static final int MAX_WORDS = 200;
  private static final int FIRST_ERROR_STATUS = 300;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI base;
  private final String token;

  GitHubApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** Everything of a list, over all its pages. */
  List<JsonNode> all(String path) throws GitHubRefusal {
    List<JsonNode> all = new ArrayList<>();
    Optional<URI> page = Optional.of(uri(path + "?per_page=100"));
    for (int read = 0; page.isPresent() && read < MAX_PAGES; read++) {
      HttpResponse<String> answer = ask("GET", page.get(), BodyPublishers.noBody());
      json(answer).forEach(all::add);
      page = answer.headers().allValues("Link").stream().flatMap(this::next).findFirst();
    }
    return all;
  }

  /** One thing. */
  JsonNode get(String path) throws GitHubRefusal {
    return json(ask("GET", uri(path), BodyPublishers.noBody()));
  }

  /** Says something. */
  void send(String method, String path, Object body) throws GitHubRefusal {
    var _ =
        ask(method, uri(path), BodyPublishers.ofString(WireJson.MAPPER.writeValueAsString(body)));
  }

  /** Removes something; that it is gone already is fine. */
  void delete(String path) throws GitHubRefusal {
    try {
      var _ = ask("DELETE", uri(path), BodyPublishers.noBody());
    } catch (GitHubRefusal refusal) {
      if (refusal.status() != 404) {
        throw refusal;
      }
    }
  }

  private URI uri(String path) {
    String root = base.toString();
    return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
  }

  /** The token goes nowhere else, whatever an answer says. */
  private Stream<URI> next(String link) {
    Matcher next = NEXT.matcher(link);
    if (!next.find()) {
      return Stream.empty();
    }
    URI uri = URI.create(next.group(1));
    boolean same =
        String.valueOf(uri.getScheme()).equals(base.getScheme())
            && String.valueOf(uri.getAuthority()).equals(base.getAuthority());
    return same ? Stream.of(uri) : Stream.empty();
  }

  private HttpResponse<String> ask(String method, URI uri, BodyPublisher body)
      throws GitHubRefusal {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Accept", "application/vnd.github+json")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("X-GitHub-Api-Version", VERSION)
            .method(method, body)
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR_STATUS) {
        throw new GitHubRefusal(
            answer.statusCode(), method + " " + uri.getPath(), words(answer.body()));
      }
      return answer;
    } catch (IOException noAnswer) {
      throw new GitHubRefusal(
          "GitHub at %s did not answer %s %s (%s)".formatted(base, method, uri.getPath(), noAnswer),
          noAnswer);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new GitHubRefusal("interrupted while GitHub was asked", stop);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws GitHubRefusal {
    try {
      return WireJson.MAPPER.readTree(answer.body());
    } catch (JacksonException notJson) {
      throw new GitHubRefusal(
          "%s answered what is no JSON; check GITHUB_API_URL".formatted(answer.uri()), notJson);
    }
  }

  private static Optional<String> words(String body) {
    JsonNode problem;
    try {
      problem = WireJson.MAPPER.readTree(body);
    } catch (JacksonException notJson) {
      problem = MissingNode.getInstance();
    }
    String message = problem.path("message").asString("");
    return message.isEmpty()
        ? Optional.empty()
        : Optional.of(message.substring(0, Math.min(message.length(), MAX_WORDS)));
  }

  @Override
  public void close() {
    http.close();
  }
}
