package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaReviewTest {
  private static final String ORDER = "schemas/v1/shop.Order.json";

  @TempDir private Path directory;
  private GitRepo repo = GitRepo.at(Path.of(""));

  @BeforeEach
  void begin() throws IOException {
    repo = GitRepo.in(Files.createDirectory(directory.resolve("repo")));
  }

  @ParameterizedTest(name = "{0} from {1} to {2}: exit code {3}, {4}, needs {5}")
  @CsvSource({
    "wider,    1.0.0, 1.1.0, 0, compatible, 1.1.0",
    "wider,    1.0.0, 2.0.0, 0, compatible, 1.1.0",
    "wider,    1.0.0, 1.0.1, 1, compatible, 1.1.0",
    "wider,    1.0.0, 1.0.0, 1, compatible, 1.1.0",
    "wider,    1.0.0, 0.9.0, 1, compatible, 1.1.0",
    "wider,    1.0.0, '',    0, compatible, 1.1.0",
    "wider,    '',    '',    0, compatible, ''",
    "wider,    '',    1.1.0, 0, compatible, ''",
    "titled,   1.0.0, 1.0.1, 0, compatible, 1.0.1",
    "titled,   1.0.0, 1.0.0, 1, compatible, 1.0.1",
    "titled,   1.1.0, 1.0.2, 1, compatible, 1.1.1",
    "narrower, 1.0.0, 1.1.0, 1, breaking,   2.0.0",
    "narrower, 1.0.0, 2.0.0, 0, breaking,   2.0.0",
    "narrower, 1.0.0, '',    1, breaking,   2.0.0",
    "narrower, '',    '',    1, breaking,   ''",
    "narrower, '',    1.1.0, 1, breaking,   ''",
    "narrower, '',    2.0.0, 0, breaking,   ''",
    "narrower, 2.0.0-rc.1, 2.0.0-rc.2, 0, compatible, 2.0.0",
  })
  void theVersionStatedHasToAdmitWhatTheChangeDoes(
      String change, String from, String to, int exitCode, String verdict, String needed) {
    base(ORDER, Schemas.order(from));
    repo.branch("change").write(ORDER, changed(change, to));
    repo.commit();

    Run run = review("--base", "main", "--head", "change", "--json");

    JsonNode schema = one(run);
    assertAll(
        () -> assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode),
        () -> assertThat(schema.path("verdict").asString()).isEqualTo(verdict),
        () -> assertThat(schema.path("needed").asString("")).isEqualTo(needed),
        () -> assertThat(schema.path("ok").asBoolean()).isEqualTo(exitCode == 0),
        () -> assertThat(schema.has("problem")).isEqualTo(exitCode != 0));
  }

  @Test
  void theReviewIsToldToPeopleAsADocumentAndAsMarkdown() throws IOException {
    repo.write(ORDER, Schemas.order("1.0.0"));
    repo.write("schemas/v1/shop.Refund.json", Schemas.order("1.0.0"));
    repo.write("schemas/v2/shop.Order.json", Schemas.order("2.0.0-rc.1"));
    repo.commit();
    repo.write(ORDER, Schemas.narrower("1.1.0"));
    repo.write("schemas/v1/shop.Refund.json", Schemas.wider("1.1.0"));
    repo.write("schemas/v1/shop.Tip.json", Schemas.order("1.0.0"));
    repo.delete("schemas/v2/shop.Order.json");
    Path report = directory.resolve("out/report.md");

    Run people = review("--base", "main", "--report", report.toString());
    Run document = review("--base", "main", "--json");

    assertAll(
        () -> assertThat(people.exitCode()).isEqualTo(1),
        () -> Golden.assertThatOutput(steady(people.out()), "schema-review.txt"),
        () -> Golden.assertThatOutput(steady(document.out()), "schema-review.json"),
        () -> Golden.assertThatOutput(steady(Files.readString(report)), "schema-review.md"));
  }

  @Test
  void whatOthersDidOnTheBaseMeanwhileIsNoChangeOfTheHead() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.branch("change").write("README.md", "more");
    repo.commit();
    repo.git("checkout", "--quiet", "main");
    repo.write(ORDER, Schemas.narrower("2.0.0")).commit();

    Run run = review("--base", "main", "--head", "change", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(document(run).path("verdict").asString()).isEqualTo("none");
    assertThat(document(run).path("schemas")).isEmpty();
  }

  @Test
  void withoutAHeadTheWorkTreeCountsAlsoWhatIsNotTrackedYet() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(".gitignore", "*.ignored/\n");
    repo.write("schemas/v1/shop.New.json", Schemas.order(""));
    repo.write("schemas/x.ignored/v1/shop.Ignored.json", "no JSON");
    repo.write("schemas/examples/event.json", "[]");

    Run run = review("--json");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(one(run).path("schema").asString()).isEqualTo("v1/shop.New");
    assertThat(one(run).path("change").asString()).isEqualTo("added");
  }

  @Test
  void aFileThatOnlyMovedHasNotChangedAndOneInOtherWordsNeedsNoVersion() {
    repo.write(ORDER, Schemas.order("1.0.0"));
    repo.write("schemas/v1/shop.Refund.json", Schemas.order("1.0.0"));
    repo.commit();
    repo.write("schemas/shop/v1/shop.Order.json", Schemas.order("1.0.0")).delete(ORDER);
    repo.write("schemas/v1/shop.Refund.json", Schemas.order("1.0.0").replace("\n", " \n "));

    Run run = review("--json");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(one(run).path("schema").asString()).isEqualTo("v1/shop.Refund");
    assertThat(one(run).path("to_do").asString()).contains("in other words");
  }

  @Test
  void aSchemaMayGoOnlyAfterItWasDeprecated() {
    repo.write(ORDER, Schemas.order("1.0.0"));
    repo.write("schemas/v1/shop.Old.json", Schemas.order("1.0.0", "", ", \"deprecated\": true"));
    repo.commit();
    repo.delete("schemas/v1/shop.Old.json");

    assertThat(review().exitCode()).isZero();

    repo.delete(ORDER);
    assertThat(review().exitCode()).isEqualTo(1);
    assertThat(review().out()).contains("was not deprecated before", "--allow-deletions");
    assertThat(review("--allow-deletions").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": oops}                        | not JSON at line 1",
        "{\"type\": \"nothing\"}                 | at '/type'",
        "{\"type\":\"object\",\"x-core-version\":\"one\"} | x-core-version is \"one\"",
        "{\"$ref\": \"#/$defs/none\"}            | at '/$ref'"
      })
  void aFileThatIsNoSchemaIsNamedWithThePlaceAndTheOthersAreStillReviewed(
      String text, String told) {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write("schemas/v1/shop.Broken.json", text);
    repo.write(ORDER, Schemas.wider("1.1.0"));

    Run run = review("--json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode broken = document(run).path("schemas").get(0);
    assertThat(broken.path("verdict").asString()).isEqualTo("unusable");
    assertThat(broken.path("problem").asString()).contains("shop.Broken.json", told);
    assertThat(document(run).path("schemas").get(1).path("ok").asBoolean()).isTrue();
  }

  @Test
  void aPreReleaseIsHeldAgainstTheReleaseBeforeItWhichGitRemembers() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.wider("1.1.0-rc.1")).commit();
    repo.write(ORDER, Schemas.wider("1.1.0-rc.2").replace("\"string\"", "\"integer\""));

    assertThat(review("--base", "HEAD").exitCode())
        .as("breaks the pre-release alone, which promised nothing")
        .isZero();

    repo.write(ORDER, Schemas.narrower("1.1.0-rc.2"));
    Run run = review("--base", "HEAD", "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(one(run).at("/comparisons/0/promise").asString()).isEqualTo("1.0.0");
    assertThat(one(run).path("needed").asString()).isEqualTo("2.0.0");
  }

  @Test
  void aTransitiveLevelLooksAtEveryVersionThatGitRemembers() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.narrower("2.0.0")).commit();
    repo.write(ORDER, Schemas.order("2.1.0", ", \"minimum\": -1", ""));

    Run last = review("--base", "HEAD", "--level", "backward");
    Run all = review("--base", "HEAD", "--level", "BACKWARD_TRANSITIVE", "--json");

    assertThat(last.exitCode()).as(last.toString()).isZero();
    assertThat(all.exitCode()).isEqualTo(1);
    assertThat(one(all).path("problem").asString()).contains("BACKWARD_TRANSITIVE");
    assertThat(one(all).has("needed")).isFalse();
    assertThat(one(all).at("/comparisons/0/verdict/counter_example/price").asInt()).isLessThan(-1);
  }

  @Test
  void whatASchemaRefersToIsFoundInTheDirectoryAndItsHistory() {
    String money =
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"x-core-version\":\"%s\",\"type\":\"integer\",\"minimum\":%d}";
    String order =
        Schemas.order("%s", "", "")
            .replace("{\"type\": \"number\"}", "{\"$ref\": \"assay:v1/shop.Money@%s\"}");
    repo.write("schemas/v1/shop.Money.json", money.formatted("1.0.0", 0));
    repo.write(ORDER, order.formatted("1.0.0", "1.0.0"));
    repo.commit();
    repo.write("schemas/v1/shop.Money.json", money.formatted("2.0.0", 5));
    repo.write(ORDER, order.formatted("1.1.0", "2.0.0"));

    Run run = review("--base", "HEAD", "--json");

    JsonNode changed = document(run).path("schemas").get(1);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(changed.path("schema").asString()).isEqualTo("v1/shop.Order");
    assertThat(changed.path("needed").asString()).isEqualTo("2.0.0");
    assertThat(changed.at("/comparisons/0/verdict/counter_example/price").asInt(99))
        .isBetween(0, 4);
  }

  @Test
  void aReferenceThatLeadsNowhereIsSaid() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(
        ORDER,
        Schemas.order("1.1.0")
            .replace("{\"type\": \"number\"}", "{\"$ref\": \"assay:v1/shop.Gone@1\"}"));

    assertThat(review().out()).contains("refers to assay:v1/shop.Gone@1", "--registry");
  }

  @Test
  void aDirectoryOutsideAnyRepositoryIsNamed() throws IOException {
    Path alone = Files.createDirectory(directory.resolve("alone"));

    Run run = Run.of("schema", "ci", "--base", "main", "--dir", alone.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'" + alone + "' is in no git repository", "--dir");
  }

  @ParameterizedTest
  @CsvSource({"--base, nowhere", "--head, nowhere", "--base, --help-me", "--base, ''"})
  void anUnknownRefIsNamed(String option, String ref) {
    base(ORDER, Schemas.order("1.0.0"));

    Run run = review(option + "=" + ref);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("ref '" + ref + "' is unknown", "fetch it");
  }

  @Test
  void aShallowCloneIsNamedWithTheRemedy() throws IOException {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.wider("1.1.0"));
    String earlier = repo.git("rev-parse", "HEAD").strip();
    repo.commit();
    Path clone = directory.resolve("clone");
    repo.git("clone", "--quiet", "--depth=1", "file://" + repo.path(""), clone.toString());

    Run run =
        Run.of("schema", "ci", "--base", earlier, "--dir", clone.resolve("schemas").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(earlier, "shallow", "git fetch --unshallow", "fetch-depth: 0");
  }

  @Test
  void branchesWithNothingInCommonAreNamed() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.git("checkout", "--quiet", "--orphan", "other");
    repo.write("README.md", "else it would be the very same commit").commit();

    Run run = review("--base", "main", "--head", "other");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no common ancestor", "name a base");
  }

  @Test
  void aDirectoryWithoutFilesAndTwoFilesForOneSchemaAreNamed() {
    base(ORDER, Schemas.order("1.0.0"));

    Run empty = Run.of("schema", "ci", "--base", "main", "--dir", repo.path("no-such").toString());
    repo.write("schemas/copy/v1/shop.Order.json", Schemas.order("1.0.0"));
    Run twice = review();

    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err()).contains("holds no files in main (", "check --dir");
    assertThat(twice.exitCode()).isEqualTo(1);
    assertThat(twice.err()).contains("are both v1/shop.Order; keep one");
  }

  @Test
  void theReportIsMarkupOfOursAlone() throws IOException {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(
        ORDER,
        Schemas.order(
            "1.1.0",
            "",
            ", \"title\": \"``` | <img src=x> @everyone #1\", \"properties \": 1, \"$comment\": \"](https://x.test)\""));
    Path report = directory.resolve("report.md");

    review("--report", report.toString());

    assertThat(Files.readString(report).lines().filter(line -> line.contains("img")))
        .singleElement()
        .asString()
        .matches("\\| title-added \\| `/title` \\|  \\| ````+\"?.*````+ \\|")
        .contains("\\|");
  }

  @Test
  void aJobGetsOutputsAndASummary() throws IOException {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.narrower("1.0.1"));

    review("--report", directory.resolve("report.md").toString());

    assertThat(Files.readAllLines(directory.resolve("output")))
        .containsExactly(
            "breaking=true",
            "changed=1",
            "ok=false",
            "report=" + directory.resolve("report.md"),
            "verdict=breaking");
    assertThat(Files.readString(directory.resolve("summary"))).startsWith("## Schemas: breaking");
  }

  @Test
  void aRegistryThatIsAwayStopsTheReviewUnlessItMayFailOpen() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.wider("1.1.0"));
    String[] asked = {"--registry", "http://127.0.0.1:1"};

    Run stopped = review(asked);
    Run open = review(asked[0], asked[1], "--fail-open", "--json");
    Run unnamed = review("--registry", "");

    assertThat(stopped.exitCode()).isEqualTo(3);
    assertThat(open.exitCode()).isZero();
    assertThat(open.err()).contains("is not reachable", "reviewed by git alone");
    assertThat(document(open).path("warnings")).hasSize(1);
    assertThat(unnamed.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"401", "403", "429", "503"})
  void aRegistryThatLetsTheJobNotInIsLikeOneThatIsAway(int status) {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.wider("1.1.0"));
    try (StubService registry = new StubService()) {
      registry
          .answers("GET /schemas/v1/shop.Order/versions", status, "{\"detail\":\"no\"}")
          .answers("GET /compatibility/subject:v1/shop.Order", status, "{\"detail\":\"no\"}");

      assertThat(review("--registry", registry.url()).exitCode()).isEqualTo(1);
      Run open = review("--registry", registry.url(), "--fail-open");
      assertThat(open.exitCode()).as(open.toString()).isZero();
      assertThat(open.err()).contains("reviewed by git alone");
    }
  }

  @Test
  void theWorkflowsNameIsTheSameReview() {
    base(ORDER, Schemas.order("1.0.0"));
    repo.write(ORDER, Schemas.wider("1.1.0"));

    Run run = Run.of(words(List.of("ci", "schema-diff"), "--base", "main"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(review("--base", "main").out());
  }

  private static String changed(String change, String version) {
    return switch (change) {
      case "wider" -> Schemas.wider(version);
      case "titled" -> Schemas.order(version, "", ", \"title\": \"Order\"");
      default -> Schemas.narrower(version);
    };
  }

  private void base(String file, String text) {
    repo.write(file, text);
    repo.commit();
  }

  private Run review(String... options) {
    return Run.of(words(List.of("schema", "ci"), options));
  }

  /** Never the files of a job that runs the tests. */
  private String[] words(List<String> verb, String... options) {
    List<String> words = new ArrayList<>(verb);
    words.addAll(List.of("--dir", repo.path("schemas").toString()));
    words.addAll(List.of("--github-output", directory.resolve("output").toString()));
    words.addAll(List.of("--github-summary", directory.resolve("summary").toString()));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  private String steady(String text) {
    return text.replace(repo.path("schemas").toString(), "schemas")
        .replace(repo.path("schemas").toString().replace("-", "\\-").replace("_", "\\_"), "schemas")
        .replaceAll("\\b[0-9a-f]{10}\\b", "0123456789");
  }

  private static JsonNode document(Run run) {
    return JsonMapper.shared().readTree(run.out());
  }

  private static JsonNode one(Run run) {
    JsonNode schemas = document(run).path("schemas");
    assertThat(schemas).as(run.toString()).hasSize(1);
    return schemas.get(0);
  }
}
