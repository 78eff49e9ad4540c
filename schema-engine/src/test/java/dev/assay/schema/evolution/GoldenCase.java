package dev.assay.schema.evolution;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One pair of schemas with what is known about it, from {@code src/test/resources/evolution}.
 *
 * @param theme the file it stands in
 * @param node as it was written
 */
record GoldenCase(String theme, JsonNode node) {
  static final Path DIRECTORY = Path.of("src/test/resources/evolution");

  /** What is expected of counter-examples. */
  enum CounterExamples {
    /** Each break carries one. */
    ALL,
    /** Those about columns carry none. */
    ALL_BUT_COLUMNS,
    /** Nobody could build one. */
    NONE
  }

  /** An event and who accepts it. */
  record Witness(JsonNode event, boolean byFrom, boolean byTo) {}

  static List<Path> files() {
    try (Stream<Path> found = Files.list(DIRECTORY)) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<GoldenCase> in(Path file) {
    try {
      String theme = String.valueOf(file.getFileName()).replace(".json", "");
      List<GoldenCase> cases = new ArrayList<>();
      JsonTree.read(Files.readAllBytes(file))
          .forEach(node -> cases.add(new GoldenCase(theme, node)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<GoldenCase> all() {
    return files().stream().flatMap(file -> in(file).stream()).toList();
  }

  String name() {
    return node.path("name").stringValue();
  }

  LooseDocument from() {
    return LooseDocument.of(node.path("from"));
  }

  LooseDocument to() {
    return LooseDocument.of(node.path("to"));
  }

  /** Each fact as kind and place. */
  List<String> facts() {
    return node.path("facts").valueStream().map(JsonNode::stringValue).toList();
  }

  /** Whether a direction holds; empty where the case doesn't say. */
  Optional<Boolean> holds(Direction direction, Content content) {
    String stated = node.path(content.name().toLowerCase(Locale.ROOT)).stringValue();
    return switch (stated) {
      case "full" -> Optional.of(true);
      case "backward" -> Optional.of(direction == Direction.BACKWARD);
      case "forward" -> Optional.of(direction == Direction.FORWARD);
      case "none" -> Optional.of(false);
      case "unstated" -> Optional.empty();
      default -> throw new AssertionError(stated);
    };
  }

  Bump bump(Content content) {
    String stated = node.path("bump").path(content.name().toLowerCase(Locale.ROOT)).stringValue();
    return Bump.valueOf(stated.toUpperCase(Locale.ROOT));
  }

  CounterExamples counterExamples() {
    JsonNode stated = node.path("counter_examples");
    return stated.isMissingNode()
        ? CounterExamples.ALL
        : stated.isBoolean() ? CounterExamples.NONE : CounterExamples.ALL_BUT_COLUMNS;
  }

  List<Witness> witnesses() {
    return node.path("events")
        .valueStream()
        .map(each ->
            new Witness(
                each.path("event"),
                each.path("from").booleanValue(),
                each.path("to").booleanValue()))
        .toList();
  }
}
