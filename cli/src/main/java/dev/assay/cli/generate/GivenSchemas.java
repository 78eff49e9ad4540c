package dev.assay.cli.generate;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.generate.code.GivenSchema;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas that somebody named: files, directories of files, entries of the registry. */
final class GivenSchemas {
  private static final String SUFFIX = ".json";
  private static final SchemaReader READER =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private final RegistryOption registry;
  private final Map<String, GivenSchema> found = new TreeMap<>();

  GivenSchemas(RegistryOption registry) {
    this.registry = registry;
  }

  /** All of them, by track and name. */
  List<GivenSchema> named(List<String> words) {
    for (String word : words) {
      Path path = Path.of(word);
      if (Files.isDirectory(path)) {
        List<Path> files = schemaFiles(path);
        files.forEach(this::file);
      } else if (Files.exists(path) || word.endsWith(SUFFIX)) {
        file(path);
      } else {
        entry(word);
      }
    }
    return List.copyOf(found.values());
  }

  /** In directories that are called as tracks are; others hold events, or what else there is. */
  private static List<Path> schemaFiles(Path directory) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      all.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .filter(file -> track(file).isPresent())
          .sorted()
          .forEach(files::add);
    } catch (IOException unreadable) {
      throw failure(
          "directory '%s' can't be read (%s)".formatted(directory, unreadable.getMessage()));
    }
    if (files.isEmpty()) {
      throw failure(
          "directory '%s' has no schemas; they are looked for as v1/NAME.json, v2/NAME.json and so on, at any depth"
              .formatted(directory));
    }
    return files;
  }

  private void file(Path file) {
    try {
      SchemaDocument document = read(Files.readAllBytes(file), "'" + file + "'");
      Subject subject = new Subject(track(file).orElse(Track.V1), name(file));
      add(
          new GivenSchema(
              subject, version(document.root().path("x-core-version").asString("")), document));
    } catch (NoSuchFileException missing) {
      throw failure("schema file '%s' does not exist; check the path".formatted(file));
    } catch (IOException unreadable) {
      throw failure("schema file '%s' can't be read (%s)".formatted(file, unreadable.getMessage()));
    }
  }

  /** It goes into a comment, so what is no version goes nowhere. */
  private static Optional<String> version(String stated) {
    try {
      return Optional.of(SemVer.parse(stated).toString());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private void entry(String word) {
    SchemaReference reference = reference(word);
    Subject subject = new Subject(reference.track().orElse(Track.V1), reference.name());
    SchemaBody body = registry.schemas().bundled(subject, reference.selector());
    byte[] json = WireJson.MAPPER.writeValueAsBytes(body.content());
    add(
        new GivenSchema(
            subject, version(body.coreVersion()), read(json, subject + "@" + body.coreVersion())));
  }

  private static SchemaReference reference(String word) {
    try {
      return SchemaReference.parse(word);
    } catch (IllegalArgumentException neither) {
      throw failure(
          "'%s' is neither a file, nor a directory, nor a schema of the registry (%s)"
              .formatted(word, neither.getMessage()));
    }
  }

  private void add(GivenSchema schema) {
    GivenSchema before = found.put(schema.subject().toString(), schema);
    if (before != null
        && !before.document().fingerprint().equals(schema.document().fingerprint())) {
      throw failure(
          "%s was named twice, with different texts; name it once".formatted(schema.subject()));
    }
  }

  private static SchemaDocument read(byte[] json, String what) {
    return switch (READER.read(json)) {
      case SchemaReading.Readable(SchemaDocument document) -> document;
      case SchemaReading.Refused(List<SchemaFault> faults) -> {
        SchemaFault first = faults.getFirst();
        throw failure(
            "%s can't be used as a schema: at '%s', %s; %s"
                .formatted(what, first.pointer(), first.problem(), first.remedy()));
      }
    };
  }

  private static SchemaName name(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    try {
      return SchemaName.requested(stem);
    } catch (IllegalArgumentException noName) {
      throw failure("file '%s' gives no schema name: %s".formatted(file, noName.getMessage()));
    }
  }

  private static Optional<Track> track(Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    try {
      return Optional.of(
          new Track(String.valueOf(directory == null ? "" : directory.getFileName())));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
