package dev.assay.benchmarks.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import dev.assay.schema.Subject;
import dev.assay.sdk.RegistryClient;
import dev.assay.sdk.RegistryClientSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the Java client costs against a registry of its own, and then, where its environment has
 * been made, the Python client against the same.
 *
 * <p>Argument: the seconds that an hour of traffic is pressed into, by default 60.
 */
public final class Sdk {
  private static final int SCHEMAS = 40;

  private Sdk() {}

  /** Runs: {@code [SECONDS]}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("logback.configurationFile", "dev/assay/benchmarks/registry/logback.xml");
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    Path home = Path.of(System.getProperty("assay.home", "."));
    StackDirectory place = new StackDirectory(Files.createTempDirectory("assay-bench-sdk"));
    place.prepare(false);
    try (DevStack stack =
        DevStack.start(
            new StackSettings(place, Ports.FREE, new EtcdChoice.Off(), StackSettings.TELEMETRY),
            step -> {})) {
      measure(stack.registry(), home, seconds);
      python(stack.registry(), home);
    }
  }

  private static void measure(URI registry, Path home, int seconds)
      throws IOException, InterruptedException {
    RegistryClientSettings settings = RegistryClientSettings.DEFAULT.withUrl(registry);
    String schema =
        Files.readString(home.resolve("schemas/v1/telemetry.FeedbackEvent.json"), UTF_8);
    List<String> names = publish(settings, schema);
    Fetches.measure(settings, names);
    new Hour(settings, names, schema, seconds).measure();
    Checking.measure(settings, names.getFirst());
  }

  private static List<String> publish(RegistryClientSettings settings, String schema) {
    List<String> names = new ArrayList<>();
    try (RegistryClient client = RegistryClient.open(settings)) {
      for (int i = 0; i < SCHEMAS; i++) {
        String name = "bench.Event" + i;
        client.publish(Subject.parse("v1/" + name), Optional.of("1.0.0"), schema);
        names.add(name);
      }
    }
    return names;
  }

  private static void python(URI registry, Path home) throws IOException, InterruptedException {
    Path python = home.resolve(".assay/python/bin/python");
    System.out.println();
    if (!Files.isExecutable(python)) {
      System.out.println(
          "The Python client was not measured: clients/python/check makes the environment it needs.");
      return;
    }
    System.out.println("The Python client");
    new ProcessBuilder(
            python.toString(),
            home.resolve("clients/python/benchmarks/figures.py").toString(),
            "--registry",
            registry.toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
