package dev.assay.devstack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** {@code docker-compose.yml} and {@code Dockerfile}, held to each other and to the services. */
class ComposeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TARGET = Pattern.compile("(?m)^FROM \\S+ AS (\\S+)$");
  private static JsonNode compose;
  private static String dockerfile;

  @BeforeAll
  static void read() throws IOException {
    compose =
        Overlay.documents(Files.readString(ROOT.resolve("docker-compose.yml"))).getFirst().object();
    dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
  }

  /** Among it: published on loopback alone, no rights, limits on everything. */
  @Test
  void theFileIsOneThatComposeKnows() {
    assertThat(BySchema.find("types/Compose.json").orElseThrow().faults(compose.toString()))
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyServiceReadsItsEnvironmentAndListensWhereItIsPublished() {
    return ofOurServices((service, described) -> {
      Map<String, String> variables = new HashMap<>();
      described
          .path("environment")
          .propertyStream()
          .forEach(each -> variables.put(each.getKey(), each.getValue().asString("")));
      HttpSettings http = service.read(ConfigurationSources.none().withEnvironment(variables));

      assertThat(variables.keySet()).allMatch(service::knows);
      assertThat(described.path("ports").toString())
          .isEqualTo("[\"127.0.0.1:%d:%d\"]".formatted(http.port(), http.port()));
      assertThat(stage(described))
          .contains("EXPOSE " + http.port())
          .contains("\"/opt/assay/healthy\", \"%d\"".formatted(http.port()));
    });
  }

  @TestFactory
  Stream<DynamicTest> everyServiceIsContained() {
    return ofOurServices((service, described) -> {
      assertThat(described.path("read_only").asBoolean(false)).isTrue();
      assertThat(described.path("user").asString("")).isEqualTo("10001:10001");
    });
  }

  @Test
  void everyTargetIsAStageOfTheDockerfile() {
    Set<String> wanted = new TreeSet<>();
    compose
        .path("services")
        .forEach(service -> wanted.add(service.at("/build/target").asString("runtime")));

    assertThat(stages()).containsAll(wanted);
  }

  @Test
  void everyFileThatIsMountedIsThere() {
    for (JsonNode service : compose.path("services")) {
      for (JsonNode volume : Manifest.elements(service.path("volumes"))) {
        String from = volume.asString("").split(":", -1)[0];
        if (from.startsWith("./")) {
          assertThat(ROOT.resolve(from)).as(from).exists();
        } else {
          assertThat(compose.path("volumes").has(from)).as(from).isTrue();
        }
      }
    }
  }

  @Test
  void whatAServiceWaitsForSaysWhenItIsReady() {
    for (JsonNode service : compose.path("services")) {
      service
          .path("depends_on")
          .propertyStream()
          .filter(on -> on.getValue().path("condition").asString("").equals("service_healthy"))
          .map(on -> compose.path("services").path(on.getKey()))
          .forEach(on ->
              assertThat(on.has("healthcheck") || stage(on).contains("HEALTHCHECK"))
                  .as(on.path("image").asString(""))
                  .isTrue());
    }
  }

  @Test
  void whatIsStartedIsAClassThatIsThere() throws IOException, ClassNotFoundException {
    Set<String> started = new TreeSet<>();
    // The main classes of services go into the start.args of their images.
    Pattern.compile("(?m)^lay_out_service .* (dev\\.assay\\.[a-z.]+\\.[A-Za-z]+)( |$)")
        .matcher(Files.readString(ROOT.resolve("images/lay-out")))
        .results()
        .forEach(found -> started.add(found.group(1)));

    assertThat(started).hasSize(3);
    for (String main : started) {
      assertThat(Class.forName(main).getMethods()).anyMatch(it -> it.getName().equals("main"));
    }
  }

  private static List<String> stages() {
    return TARGET.matcher(dockerfile).results().map(found -> found.group(1)).toList();
  }

  /** The stage of the Dockerfile that makes a service's image. */
  private static String stage(JsonNode described) {
    String name = described.at("/build/target").asString("");
    return Stream.of(dockerfile.split("(?m)^FROM ", -1))
        .filter(stage -> stage.lines().findFirst().orElse("").endsWith(" AS " + name))
        .findFirst()
        .orElse("");
  }

  private static Stream<DynamicTest> ofOurServices(Check check) {
    return Stream.of(Service.values())
        .map(service ->
            DynamicTest.dynamicTest(
                service.text(),
                () -> check.run(service, compose.path("services").path(service.text()))));
  }

  /** Something that holds for a service. */
  private interface Check {
    void run(Service service, JsonNode described);
  }
}
