package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pull request is told, and how often. */
class PullRequestTellingTest {
  private static final String ORDER = "schemas/v1/shop.Order.json";
  private static final String MARKER = "<!-- assay:schema-diff ";

  @TempDir private Path directory;
  private GitRepo repo = GitRepo.at(Path.of(""));
  private final FakeGitHub github = new FakeGitHub();

  @BeforeEach
  void begin() throws IOException {
    repo = GitRepo.in(Files.createDirectory(directory.resolve("repo")));
    repo.write(ORDER, Schemas.order("1.0.0")).commit();
    Files.writeString(directory.resolve("event.json"), "{\"pull_request\":{\"number\":7}}");
  }

  @AfterEach
  void stop() {
    github.close();
  }

  @Test
  void theFirstReviewIsAnewCommentAndALaterOneBringsItUpToDate() {
    github.withComment("ada", "User", "please have a look");
    repo.write(ORDER, Schemas.narrower("1.1.0"));

    Run first = review();
    Run again = review();
    repo.write(ORDER, Schemas.wider("1.1.0"));
    Run later = review();

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err()).isEmpty();
    assertThat(again.err()).isEmpty();
    assertThat(later.exitCode()).isZero();
    assertThat(github.comments()).hasSize(2);
    assertThat(github.comments().get(1).body())
        .startsWith(MARKER)
        .contains("## Schemas: compatible");
    assertThat(github.labels()).containsExactly("schema:compatible");
    assertThat(github.writes())
        .containsExactly(
            "POST /repos/acme/shop/issues/7/labels",
            "POST /repos/acme/shop/issues/7/comments",
            "DELETE /repos/acme/shop/issues/7/labels/schema%3Abreaking",
            "POST /repos/acme/shop/issues/7/labels",
            "PATCH /repos/acme/shop/issues/comments/2");
  }

  @Test
  void labelsOfOthersStay() {
    github.withLabels("bug", "schema:compatible");
    repo.write(ORDER, Schemas.narrower("2.0.0"));

    review();

    assertThat(github.labels()).containsExactly("bug", "schema:breaking");
  }

  @Test
  void ourCommentIsFoundBehindManyPagesOfOthers() {
    for (int i = 0; i < 230; i++) {
      github.withComment("ada", "User", "remark " + i);
    }
    github.withComment("github-actions[bot]", "Bot", MARKER + key() + " -->\nof before");
    repo.write(ORDER, Schemas.wider("1.1.0"));

    review();

    assertThat(github.comments()).hasSize(231);
    assertThat(github.comments().getLast().body()).contains("## Schemas: compatible");
    assertThat(github.requests())
        .filteredOn(request -> request.equals("GET /repos/acme/shop/issues/7/comments"))
        .hasSize(3);
  }

  @Test
  void aCommentThatOnlyLooksLikeOursIsLeftAlone() {
    github.withComment("mallory", "User", MARKER + key() + " -->\nall is well");
    repo.write(ORDER, Schemas.narrower("1.1.0"));

    review();

    assertThat(github.comments()).hasSize(2);
    assertThat(github.comments().getFirst().body()).endsWith("all is well");
  }

  @Test
  void theTokenGoesToNoOtherServerWhateverAnAnswerSays() {
    repo.write(ORDER, Schemas.wider("1.1.0"));
    try (FakeGitHub other = new FakeGitHub()) {
      github.pointingTo(other.url());

      assertThat(review().exitCode()).isZero();
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void withTheTokenOfAPersonTheirOwnCommentIsBroughtUpToDate() {
    github.withTokenOf("ada").withComment("ada", "User", MARKER + key() + " -->\nof before");
    repo.write(ORDER, Schemas.wider("1.1.0"));

    review();

    assertThat(github.comments()).hasSize(1);
    assertThat(github.comments().getFirst().body()).contains("## Schemas: compatible");
  }

  @Test
  void whereNothingChangedNothingIsSaidAndWhatWasSaidIsTakenBack() {
    review();
    assertThat(github.writes()).isEmpty();

    repo.write(ORDER, Schemas.narrower("1.1.0"));
    review();
    repo.write(ORDER, Schemas.order("1.0.0"));
    review();

    assertThat(github.labels()).isEmpty();
    assertThat(github.comments())
        .singleElement()
        .extracting(FakeGitHub.Comment::body)
        .asString()
        .contains("## Schemas: unchanged");
  }

  @ParameterizedTest
  @CsvSource({"403, wider, 0", "403, narrower, 1", "404, wider, 0", "500, wider, 0"})
  void aTokenThatMayNotWriteChangesNoVerdict(int status, String change, int exitCode)
      throws IOException {
    github.refusingWritesWith(status);
    repo.write(ORDER, change.equals("wider") ? Schemas.wider("1.1.0") : Schemas.narrower("1.1.0"));

    Run run = review();

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err())
        .contains("the label of pull request 7 of acme/shop was not set", "the comment of")
        .contains("GitHub answered " + status)
        .doesNotContain(FakeGitHub.TOKEN);
    assertThat(Files.readString(directory.resolve("summary"))).startsWith("## Schemas: ");
  }

  @Test
  void gitHubBeingAwayChangesNoVerdict() {
    github.close();
    repo.write(ORDER, Schemas.wider("1.1.0"));

    Run run = review();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("did not answer");
  }

  @Test
  void aJobWithoutAPullRequestSaysSo() throws IOException {
    Files.writeString(directory.resolve("event.json"), "{\"ref\":\"refs/heads/main\"}");

    Run run = review();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("runs for no pull request");
    assertThat(github.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--github-repository=nonsense",
        "--github-token=",
        "--github-api=http://far.test",
        "--github-api=::",
        "--github-event=no-such-file"
      })
  void whatIsWrongWithTheSettingsIsNamed(String setting) {
    Run run = review(setting);

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.err()).startsWith("assay: ").contains("GITHUB_");
    assertThat(github.requests()).isEmpty();
  }

  @Test
  void aReviewTooLongForACommentIsCutBetweenSchemas() {
    for (int i = 0; i < 60; i++) {
      repo.write("schemas/v1/shop.S%02d.json".formatted(i), Schemas.order("1.0.0"));
    }
    repo.commit();
    String many = ", \"description\": \"%s\"".formatted("x".repeat(70));
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      members.append(", \"x-%d\": \"%s\"".formatted(i, "y".repeat(70)));
    }
    for (int i = 0; i < 60; i++) {
      repo.write(
          "schemas/v1/shop.S%02d.json".formatted(i),
          Schemas.order("1.0.1", many, members.toString()));
    }

    review("--base", "HEAD");

    String body = github.comments().getFirst().body();
    assertThat(body.length()).isBetween(30_000, 65_536);
    assertThat(body).contains("more; the whole report is in the summary of the job");
  }

  private String key() {
    return repo.path("schemas").toString().replaceAll("[^A-Za-z0-9._/-]|--", "_");
  }

  /** Options given later win. */
  private Run review(String... options) {
    List<String> words = new ArrayList<>(List.of("schema", "ci", "--github"));
    words.add("--dir=" + repo.path("schemas"));
    add(words, options, "--base", "main");
    add(words, options, "--github-api", github.url());
    add(words, options, "--github-repository", "acme/shop");
    add(words, options, "--github-token", FakeGitHub.TOKEN);
    add(words, options, "--github-event", directory.resolve("event.json").toString());
    add(words, options, "--github-output", directory.resolve("output").toString());
    add(words, options, "--github-summary", directory.resolve("summary").toString());
    words.addAll(List.of(options));
    return Run.of(words.toArray(String[]::new));
  }

  private static void add(List<String> words, String[] options, String name, String value) {
    if (List.of(options).stream().noneMatch(option -> option.startsWith(name))) {
      words.add(name + "=" + value);
    }
  }
}
