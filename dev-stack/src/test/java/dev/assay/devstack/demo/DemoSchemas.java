package dev.assay.devstack.demo;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.schema.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that the demo publishes, read from the repository and asked for their verdict. */
final class DemoSchemas {
  static final Path ROOT = Path.of("..", "schemas");
  static final List<String> TRACKS = List.of("v1", "v2");
  static final List<String> NAMES =
      List.of(
          "telemetry.FeedbackEvent",
          "telemetry.HealthComponent",
          "telemetry.HealthStatus",
          "telemetry.RateAdjustment");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<Subject, Schema> COMPILED = new ConcurrentHashMap<>();

  private DemoSchemas() {}

  /** Told by clients, and on the stable track alone. */
  static final Subject SCHEMA_DRIFT = Subject.parse("v1/telemetry.schema_drift");

  static Stream<Subject> subjects() {
    return Stream.concat(
        TRACKS.stream().flatMap(track -> NAMES.stream().map(name -> Subject.of(track, name))),
        Stream.of(SCHEMA_DRIFT));
  }

  static Path fileOf(Subject subject) {
    return ROOT.resolve(subject + ".json");
  }

  static boolean accepts(Subject subject, byte[] event) {
    try {
      return COMPILED
          .computeIfAbsent(subject, DemoSchemas::compiled)
          .validate(JSON.readTree(event))
          .isEmpty();
    } catch (JacksonException notJson) {
      return false;
    }
  }

  static boolean accepts(Subject subject, String event) {
    return accepts(subject, event.getBytes(StandardCharsets.UTF_8));
  }

  private static Schema compiled(Subject subject) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(fileOf(subject)));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
