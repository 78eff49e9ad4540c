package dev.assay.benchmarks.checks;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Compatibility;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How long one check takes from two parsed schemas to the verdict with its counter-example, one at
 * a time in a warm process.
 *
 * <p>Argument: a file as {@code schema check --pairs} reads it; by default the pairs that the
 * engine's own tests are held to. Every pair counts once a round; the percentiles are over all
 * pairs of the measured rounds.
 */
public final class Checks {
  private static final int WARM_UP_ROUNDS = 30;
  private static final int ROUNDS = 10;
  private static final double NS_PER_MS = 1e6;
  private static final long STACK_BYTES = 64L << 20;

  private Checks() {}

  /** Runs: {@code [PAIRS]}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Pair> pairs = arguments.length > 0 ? lines(Path.of(arguments[0])) : ownCases();
    // Schemas are walked recursively, as in the CLI on a thread that has room for it.
    Thread thread = new Thread(null, () -> measure(pairs), "checks", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private static List<Pair> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> Pair.of(JsonTree.read(line.getBytes(StandardCharsets.UTF_8)), "id"))
        .toList();
  }

  private static List<Pair> ownCases() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    Path home = Path.of(System.getProperty("assay.home", "."));
    try (Stream<Path> files =
        Files.list(home.resolve("schema-engine/src/test/resources/evolution"))) {
      for (Path file : files.sorted().toList()) {
        JsonTree.read(Files.readAllBytes(file)).forEach(it -> pairs.add(Pair.of(it, "name")));
      }
    }
    return pairs;
  }

  private static void measure(List<Pair> pairs) {
    long[] nanos = new long[pairs.size() * ROUNDS];
    int compatible = 0;
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < pairs.size(); i++) {
        long began = System.nanoTime();
        boolean isCompatible = pairs.get(i).isCompatible();
        long took = System.nanoTime() - began;
        if (round >= 0) {
          nanos[round * pairs.size() + i] = took;
          compatible += isCompatible ? 1 : 0;
        }
      }
    }
    long[] byPair = new long[pairs.size()];
    for (int i = 0; i < nanos.length; i++) {
      byPair[i % pairs.size()] += nanos[i] / ROUNDS;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%,d pairs, %d of them compatible, %d rounds: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
        pairs.size(),
        compatible / ROUNDS,
        ROUNDS,
        at(nanos, 0.50),
        at(nanos, 0.95),
        at(nanos, 0.99),
        at(nanos, 1));
    printSlowest(pairs, byPair);
  }

  private static void printSlowest(List<Pair> pairs, long[] byPair) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < byPair.length; i++) {
      order.add(i);
    }
    order.sort((one, other) -> Long.compare(byPair[other], byPair[one]));
    for (int i : order.subList(0, Math.min(3, order.size()))) {
      System.out.printf(
          Locale.ROOT, "  slowest: %s, %.2f ms%n", pairs.get(i).id(), byPair[i] / NS_PER_MS);
    }
  }

  private static double at(long[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)] / NS_PER_MS;
  }

  private record Pair(String id, LooseDocument from, LooseDocument to) {
    static Pair of(JsonNode line, String id) {
      return new Pair(
          line.path(id).toString(),
          LooseDocument.of(line.path("from")),
          LooseDocument.of(line.path("to")));
    }

    boolean isCompatible() {
      return Compatibility.check(from, to, Level.BACKWARD, Content.STRICT).compatible();
    }
  }
}
