package dev.assay.cli.schema.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.cli.schema.files.OutputFile;
import dev.assay.contracts.json.WireJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The schemas that contracts were held against, written down: {@code TRACK/NAME.json} and {@code
 * _metadata.json}, as {@code assay-fetch-schemas} of the Python client writes them.
 */
final class KeptSchemas {
  private final Path directory;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  KeptSchemas(Path directory) {
    this.directory = directory;
  }

  /**
   * One schema.
   *
   * @param source {@code registry} or {@code directory}
   * @param file below the directory
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Entry(
      String track,
      String name,
      @JsonProperty("core_version") Optional<String> coreVersion,
      String sha256,
      boolean deprecated,
      String source,
      String file) {}

  /** What was fetched when, and from where. */
  private record Metadata(
      String registry,
      @JsonProperty("fetched_at") String fetchedAt,
      int count,
      int fetched,
      int failed,
      List<String> tracks,
      List<Entry> schemas,
      List<String> failures) {}

  void add(Entry entry, JsonNode text) {
    OutputFile.write(
        directory.resolve(entry.file()),
        WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(text) + "\n");
    entries.add(entry);
  }

  void failed(String why) {
    failures.add(why);
  }

  void close(String registry, String track, Instant now) {
    Metadata metadata =
        new Metadata(
            registry,
            now.toString(),
            entries.size(),
            (int) entries.stream().filter(entry -> entry.source().equals("registry")).count(),
            failures.size(),
            List.of(track),
            entries,
            failures);
    OutputFile.write(
        directory.resolve("_metadata.json"),
        WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(metadata) + "\n");
  }
}
