package dev.assay.devstack.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code kubectl kustomize} makes of an overlay. */
record Overlay(String name, List<Manifest> manifests) {
  private static final Path K8S = Path.of("..", "k8s");
  private static final Path ROOT = K8S.resolve("overlays");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Overlay> MADE = new ConcurrentHashMap<>();

  /** All there are. */
  static List<Overlay> all() {
    try (Stream<Path> overlays = Files.list(ROOT)) {
      return overlays.map(path -> path.getFileName().toString()).sorted().map(Overlay::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One of them, made once. */
  static Overlay of(String name) {
    return MADE.computeIfAbsent(name, Overlay::make);
  }

  /** With what somebody who restores a backup applies besides. */
  Overlay withRestore() {
    return new Overlay(
        name + " and restore",
        Stream.of(manifests, documents(kustomize(K8S.resolve("restore"))))
            .flatMap(List::stream)
            .toList());
  }

  List<Manifest> ofKind(String kind) {
    return manifests.stream().filter(manifest -> manifest.isA(kind)).toList();
  }

  Manifest one(String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.isA(kind) && manifest.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s has no %s %s".formatted(this.name, kind, name)));
  }

  /** Deployments, stateful sets and jobs. */
  List<Manifest> workloads() {
    return manifests.stream().filter(manifest -> manifest.pod().isPresent()).toList();
  }

  private static Overlay make(String name) {
    return new Overlay(name, documents(kustomize(ROOT.resolve(name))));
  }

  /** The objects of a stream of YAML documents. */
  static List<Manifest> documents(String yaml) {
    List<Manifest> manifests = new ArrayList<>();
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    reader
        .loadAll(yaml)
        .forEach(
            document -> manifests.add(new Manifest(MAPPER.convertValue(document, JsonNode.class))));
    return List.copyOf(manifests);
  }

  private static String kustomize(Path overlay) {
    try {
      Process process =
          new ProcessBuilder(kubectl().toString(), "kustomize", overlay.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String made = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as("kubectl kustomize " + overlay).isZero();
      return made;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new AssertionError(told);
    }
  }

  private static Path kubectl() {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(directory -> Path.of(directory, "kubectl"))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
      throw new AssertionError(
          "kubectl with kustomize is not on the PATH: install it, as .ci/run does");
    }
    Assumptions.assumeTrue(
        found.isPresent(), "kubectl is not on the PATH; install it to have k8s/ checked");
    return found.orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
