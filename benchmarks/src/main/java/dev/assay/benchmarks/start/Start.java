package dev.assay.benchmarks.start;

import dev.assay.devstack.rehearsal.Performance;
import dev.assay.devstack.rehearsal.Performer;
import dev.assay.devstack.rehearsal.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Starts of each service as its image starts it, with its ahead-of-time cache and without, in
 * turns: from the start of the process until {@code /readyz} says so.
 *
 * <p>Arguments: the directory that {@code images/lay-out} made, with the caches in it; rounds (5).
 */
public final class Start {
  private Start() {}

  /** Runs. */
  public static void main(String[] arguments) throws IOException {
    Path images = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    System.out.printf(
        "%-12s %-8s %8s %8s %10s%n", "service", "cache", "ready s", "cpu s", "RSS MiB");
    for (Performer performer : Performer.values()) {
      measure(performer, images.resolve(performer.word()), rounds);
    }
  }

  private static void measure(Performer performer, Path image, int rounds) throws IOException {
    List<Measured> without = new ArrayList<>();
    List<Measured> with = new ArrayList<>();
    Path arguments = image.resolve("jvm.args");
    List<String> cache = List.of("-XX:AOTCache=" + image.resolve("service.aot"), "-XX:AOTMode=on");
    try (Scene scene = Scene.of(performer)) {
      for (int round = 0; round < rounds; round++) {
        without.add(once(performer, arguments, List.of("-XX:AOTMode=off"), scene));
        with.add(once(performer, arguments, cache, scene));
      }
    }
    print(performer, "without", without);
    print(performer, "with", with);
  }

  private static Measured once(
      Performer performer, Path arguments, List<String> options, Scene scene) throws IOException {
    Path directory = Files.createTempDirectory("assay-start");
    try (Performance performance =
        Performance.start(performer, arguments, options, scene, directory)) {
      Duration ready = performance.awaitReady();
      return new Measured(ready, performance.cpu(), performance.residentBytes());
    }
  }

  private static void print(Performer performer, String cache, List<Measured> all) {
    System.out.printf(
        Locale.ROOT,
        "%-12s %-8s %8.2f %8.2f %10d%n",
        performer.word(),
        cache,
        median(all.stream().mapToDouble(it -> it.ready().toMillis() / 1e3).toArray()),
        median(all.stream().mapToDouble(it -> it.cpu().toMillis() / 1e3).toArray()),
        (long) median(all.stream().mapToDouble(it -> it.bytes() >> 20).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private record Measured(Duration ready, Duration cpu, long bytes) {}
}
