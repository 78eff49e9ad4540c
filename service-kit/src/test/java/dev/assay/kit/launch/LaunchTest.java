package dev.assay.kit.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.kit.config.Key;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.lifecycle.Lifecycle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Lifecycle lifecycle = new Lifecycle();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  record Kettle(
      @Key("water") int water,
      @Key(
              value = "http",
              defaults = {"port=0"})
          HttpSettings http) {}

  private int run(Wiring<Kettle> wiring, String... arguments) {
    var around =
        new Launch.Surroundings(
            Map.of(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return Launch.of("kettle", Kettle.class, wiring).run(List.of(arguments), around, lifecycle);
  }

  private void neverWired(Kettle kettle, Lifecycle ignored) {
    throw new AssertionError("wired with " + kettle);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itRunsUntilTheLifecycleIsClosed() {
    CompletableFuture<Void> wired = new CompletableFuture<>();
    CompletableFuture<Void> stopped = wired.thenRunAsync(lifecycle::close);
    int exitCode =
        run(
            (kettle, opened) -> {
              seen.add("water " + kettle.water());
              opened.onClose("kettle", () -> seen.add("closed"));
              wired.complete(null);
            },
            "--set",
            "water=3");
    stopped.join();
    assertThat(exitCode).isZero();
    assertThat(seen).containsExactly("water 3", "closed");
  }

  @Test
  void aRefusedConfigurationIsALinePerProblemAndExitCodeTwo() {
    assertThat(run(this::neverWired, "--set", "watr=3")).isEqualTo(2);
    assertThat(printed().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("kettle: configuration: "))
        .anySatisfy(line -> assertThat(line).contains("did you mean water?"));
  }

  @Test
  void anUnknownArgumentIsNamedWithExitCodeTwo() {
    assertThat(run(this::neverWired, "--wet")).isEqualTo(2);
    assertThat(printed()).contains("unknown argument '--wet'");
  }

  @Test
  void aPortInUseIsOneLineAndExitCodeOneAndWhatWasOpenedIsClosed() {
    try (HttpHost other = HttpHost.start(HttpSettings.onLoopback(0), List.of())) {
      int exitCode =
          run(
              (kettle, opened) -> {
                opened.onClose("heater", () -> seen.add("heater closed"));
                opened.open(HttpHost.start(kettle.http(), List.of()));
              },
              "--set=water=3",
              "--set=http.port=" + other.port());
      assertThat(exitCode).isEqualTo(1);
    }
    assertThat(printed().lines()).singleElement().asString().contains("in use");
    assertThat(seen).containsExactly("heater closed");
  }

  @Test
  void helpShowsTheKeysAndVersionAVersion() {
    assertThat(run(this::neverWired, "--help")).isZero();
    assertThat(run(this::neverWired, "--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("| `http.port` | `ASSAY_HTTP_PORT` |", "kettle development");
  }
}
