package dev.assay.devstack.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.devstack.house.ServedRoutes.Served;
import dev.assay.kit.access.Need;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.MountedRoute;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table in {@code docs/security.md} is printed from the routes that the services declare, and
 * holds: every route is called with every role, and with none. {@code -Dassay.docs.write=true}
 * prints it anew.
 */
class SecurityPageTest {
  private static final Path PAGE = Path.of("..", "docs", "security.md");
  private static final String BEGIN = "<!-- routes: printed by SecurityPageTest -->\n";
  private static final String END = "<!-- end of routes -->";
  private static final String REFUSED = "urn:assay:problem:forbidden";
  private static final String UNKNOWN = "urn:assay:problem:unauthenticated";

  /** An answer that goes on may keep its first byte to itself; a refusal comes at once. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Asked with a body, and change nothing: readers may. */
  private static final List<String> QUESTIONS =
      List.of(
          "POST /compat/check",
          "POST /schema/{}/compat",
          "POST /diff",
          "POST /validate/{}/{}",
          "POST /what-if",
          // Ends a question, which its asker may.
          "DELETE /what-if/{}");

  private static ServedRoutes served;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path directory) {
    served = new ServedRoutes(directory);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    served.close();
  }

  @Test
  void theTableSaysWhatTheRoutesAskFor() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + tables()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("assay.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as("printed anew by: ./assay test -pl dev-stack -am -Dassay.docs.write=true")
        .hasContent(expected);
  }

  private static String tables() {
    return served.services().stream().map(SecurityPageTest::table).collect(Collectors.joining());
  }

  private static String table(Served service) {
    String head =
        "\n### %s\n\n| route | none | %s |\n|---|---|%s\n"
            .formatted(service.name(), roles(Role::text, " | "), roles(_ -> "---|", ""));
    return service.routes().stream()
        .map(SecurityPageTest::row)
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private static String row(MountedRoute route) {
    String open =
        switch (route.need()) {
          case Need.Nothing() -> "yes";
          case Need.AsProbesDo() -> "as configured";
          case Need.AtLeast(Role role) -> "";
        };
    return "| `%s %s` | %s | %s |"
        .formatted(
            route.method(),
            route.path(),
            open,
            roles(role -> may(role, route.need()) ? "yes" : "", " | "));
  }

  private static boolean may(Role role, Need need) {
    return switch (need) {
      case Need.Nothing(), Need.AsProbesDo() -> true;
      case Need.AtLeast(Role asked) -> role.includes(asked);
    };
  }

  private static String roles(Function<Role, String> text, String between) {
    return Arrays.stream(Role.values()).map(text).collect(Collectors.joining(between));
  }

  @Test
  void everyRouteThatChangesSomethingAsksForMoreThanAReader() {
    List<String> posed =
        served.services().stream()
            .flatMap(service -> service.routes().stream())
            .filter(route -> !route.method().name().equals("GET") && !route.isWrite())
            .map(route -> route.method() + " " + route.path().replaceAll(":[A-Za-z0-9_]+", "{}"))
            .toList();
    assertThat(posed).isSubsetOf(QUESTIONS);
  }

  @TestFactory
  Stream<DynamicTest> everyRouteLetsInWhoMayAndNobodyElse() {
    return served.services().stream()
        .flatMap(
            service -> service.routes().stream().flatMap(route -> calls(service, route).stream()));
  }

  private static List<DynamicTest> calls(Served service, MountedRoute route) {
    List<DynamicTest> tests = new ArrayList<>();
    String name = "%s: %s %s, ".formatted(service.name(), route.method(), route.path());
    boolean open = !(route.need() instanceof Need.AtLeast);
    tests.add(
        DynamicTest.dynamicTest(
            name + "nobody",
            () ->
                assertThat(problem(service, route, Optional.empty()).orElse(""))
                    .isEqualTo(open ? "" : UNKNOWN)));
    for (Role role : Role.values()) {
      tests.add(
          DynamicTest.dynamicTest(
              name + role.text(),
              () ->
                  assertThat(problem(service, route, Optional.of(role)).orElse(""))
                      .isEqualTo(may(role, route.need()) ? "" : REFUSED)));
    }
    return tests;
  }

  /** The type of the problem with which access control answered, if it did. */
  private static Optional<String> problem(Served service, MountedRoute route, Optional<Role> as)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(service.uri() + route.path().replaceAll(":[A-Za-z0-9_]+|\\*", "x")))
            .timeout(PATIENCE)
            .method(route.method().name(), BodyPublishers.noBody());
    as.ifPresent(role -> request.header("Authorization", "Bearer " + ServedRoutes.token(role)));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return response.statusCode() == 401 || response.statusCode() == 403
            ? Stream.of(new String(body.readAllBytes(), UTF_8))
                .flatMap(text -> Stream.of(REFUSED, UNKNOWN).filter(text::contains))
                .findFirst()
            : Optional.empty();
      }
    } catch (HttpTimeoutException letInAndWaiting) {
      assertThat(route.streaming()).as("%s took longer than %s", route, PATIENCE).isTrue();
      return Optional.empty();
    }
  }
}
