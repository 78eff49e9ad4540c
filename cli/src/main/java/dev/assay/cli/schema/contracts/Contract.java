package dev.assay.cli.schema.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What somebody relies on: events that a schema has to accept, and events that it has to refuse.
 *
 * @param subject which schema
 * @param consumer who relies on it
 * @param valid files of events that are to be accepted, one a line
 * @param invalid files of events that are to be refused
 */
record Contract(Subject subject, String consumer, List<Path> valid, List<Path> invalid) {
  Contract {
    valid = List.copyOf(valid);
    invalid = List.copyOf(invalid);
  }

  /** A file of contracts. */
  private record Manifest(Optional<List<Entry>> contracts) {}

  /** One of them. */
  private record Entry(
      Optional<String> schema,
      Optional<String> consumer,
      @JsonProperty("valid") Optional<List<String>> valid,
      @JsonProperty("invalid") Optional<List<String>> invalid) {}

  /** Reads a file of contracts; the files that it names lie beside it. */
  static List<Contract> read(Path file) {
    try {
      Manifest manifest = WireJson.MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
      return manifest
          .contracts()
          .orElseThrow(() -> wrong(file, "has no member 'contracts'"))
          .stream()
          .map(entry -> of(file, entry))
          .toList();
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "contracts file '%s' does not exist; write one (see docs/ci.md), or name another with --contracts"
              .formatted(file),
          missing);
    } catch (IOException | JacksonException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "contracts file '%s' can't be read (%s); correct it"
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private static Contract of(Path file, Entry entry) {
    String schema = entry.schema().orElseThrow(() -> wrong(file, "has one without 'schema'"));
    List<String> valid = entry.valid().orElse(List.of());
    List<String> invalid = entry.invalid().orElse(List.of());
    if (valid.isEmpty() && invalid.isEmpty()) {
      throw wrong(file, "names no events for '%s', 'valid' nor 'invalid'".formatted(schema));
    }
    try {
      return new Contract(
          Subject.parse(schema),
          entry.consumer().orElse(""),
          valid.stream().map(file::resolveSibling).toList(),
          invalid.stream().map(file::resolveSibling).toList());
    } catch (IllegalArgumentException noSubject) {
      throw wrong(file, String.valueOf(noSubject.getMessage()));
    }
  }

  private static CommandFailure wrong(Path file, String what) {
    return new CommandFailure(
        ExitCode.USAGE,
        "contracts file '%s' %s; correct it, as in {\"contracts\": [{\"schema\": \"v1/a.A\", \"valid\": [\"events.jsonl\"]}]}"
            .formatted(file, what));
  }
}
