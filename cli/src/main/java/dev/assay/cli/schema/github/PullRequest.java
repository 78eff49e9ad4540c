package dev.assay.cli.schema.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A pull request that is told what was found.
 *
 * @param api where GitHub's API is
 * @param token proves who tells
 * @param repository as {@code owner/name}
 * @param number of the pull request
 */
public record PullRequest(URI api, String token, String repository, int number) {

  /**
   * Sets the label, and writes the comment or brings the one of before up to date.
   *
   * @return what could not be done, and why; the finding itself is none the worse for it
   */
  public List<String> tell(Finding finding) {
    List<String> undone = new ArrayList<>();
    try (GitHubApi github = new GitHubApi(api, token)) {
      attempt("the label", undone, () -> label(github, finding));
      attempt("the comment", undone, () -> comment(github, finding));
    }
    return undone;
  }

  private interface Attempt {
    void run() throws GitHubRefusal;
  }

  private void attempt(String what, List<String> undone, Attempt attempt) {
    try {
      attempt.run();
    } catch (GitHubRefusal refusal) {
      undone.add(
          "%s of pull request %d of %s was not set: %s"
              .formatted(what, number, repository, refusal.getMessage()));
    }
  }

  private void label(GitHubApi github, Finding finding) throws GitHubRefusal {
    List<String> present =
        github.all(issue() + "/labels").stream()
            .map(label -> label.path("name").asString(""))
            .toList();
    for (String other : finding.otherLabels()) {
      if (present.contains(other)) {
        github.delete(issue() + "/labels/" + URLEncoder.encode(other, UTF_8).replace("+", "%20"));
      }
    }
    Optional<String> missing = finding.label().filter(label -> !present.contains(label));
    if (missing.isPresent()) {
      github.send("POST", issue() + "/labels", Map.of("labels", List.of(missing.get())));
    }
  }

  private void comment(GitHubApi github, Finding finding) throws GitHubRefusal {
    Optional<JsonNode> ours = ours(github, finding);
    Map<String, String> body = Map.of("body", finding.body());
    if (ours.isPresent()) {
      boolean same = ours.get().path("body").asString("").equals(finding.body());
      if (!same) {
        String id = ours.get().path("id").asString("");
        github.send("PATCH", "/repos/" + repository + "/issues/comments/" + id, body);
      }
    } else if (finding.worthAComment()) {
      github.send("POST", issue() + "/comments", body);
    }
  }

  /**
   * The comment of before.
   *
   * <p>Anybody may write what looks like one of ours, and could change it afterwards to say what
   * they like; so it counts only if a bot wrote it or whoever the token belongs to.
   */
  private Optional<JsonNode> ours(GitHubApi github, Finding finding) throws GitHubRefusal {
    List<JsonNode> marked =
        github.all(issue() + "/comments").stream()
            .filter(comment -> comment.path("body").asString("").startsWith(finding.marker()))
            .toList();
    Optional<JsonNode> byBot =
        marked.stream()
            .filter(comment -> comment.at("/user/type").asString("").equals("Bot"))
            .findFirst();
    if (byBot.isPresent() || marked.isEmpty()) {
      return byBot;
    }
    Optional<String> me = me(github);
    return marked.stream()
        .filter(comment -> me.equals(Optional.of(comment.at("/user/login").asString(""))))
        .findFirst();
  }

  /** A bot's token is refused that question. */
  private static Optional<String> me(GitHubApi github) {
    try {
      return Optional.of(github.get("/user").path("login").asString(""))
          .filter(login -> !login.isEmpty());
    } catch (GitHubRefusal bot) {
      return Optional.empty();
    }
  }

  private String issue() {
    return "/repos/%s/issues/%d".formatted(repository, number);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "pull request %d of %s at %s".formatted(number, repository, api);
  }
}
