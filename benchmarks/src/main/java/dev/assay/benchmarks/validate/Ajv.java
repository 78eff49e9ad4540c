package dev.assay.benchmarks.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ajv, in a process of its own; needs node and, once, npm. */
final class Ajv {
  private static final Path HOME =
      Path.of(System.getProperty("assay.home", "."), "benchmarks", "ajv");

  private Ajv() {}

  /**
   * What ajv needs per event.
   *
   * @param leftOut is told why there is nothing to tell
   */
  static Map<String, Double> nanos(List<String> corpora, boolean quick, List<String> leftOut) {
    List<String> known = corpora.stream().filter(Corpus.NAMES::contains).toList();
    try {
      if (known.isEmpty()) {
        return Map.of();
      }
      if (!Files.isDirectory(HOME.resolve("node_modules"))) {
        run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
      }
      String out = run(List.of("node", "bench.mjs", String.join(",", known), quick ? "0.5" : "2"));
      return read(JsonMapper.shared().readTree(out.strip()), leftOut);
    } catch (IOException missing) {
      leftOut.add("ajv: %s; install node and npm".formatted(missing.getMessage()));
      return Map.of();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private static Map<String, Double> read(JsonNode figures, List<String> leftOut) {
    Map<String, Double> nanos = new LinkedHashMap<>();
    figures
        .properties()
        .forEach(corpus -> {
          if (corpus.getValue().has("ns")) {
            nanos.put(corpus.getKey(), corpus.getValue().path("ns").doubleValue());
          } else {
            leftOut.add(
                "ajv on %s: wrong about %s events"
                    .formatted(corpus.getKey(), corpus.getValue().path("wrong")));
          }
        });
    return nanos;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroy();
      throw new IOException("'%s' failed".formatted(String.join(" ", command)));
    }
    return out;
  }
}
