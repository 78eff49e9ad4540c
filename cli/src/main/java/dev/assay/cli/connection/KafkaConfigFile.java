package dev.assay.cli.connection;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A file of settings of Kafka's clients, as Kafka's own programs take it. */
final class KafkaConfigFile {
  private KafkaConfigFile() {}

  /** What stands in it; nothing where none is named. */
  static Map<String, Object> read(String file) {
    Map<String, Object> read = new HashMap<>();
    if (file.isBlank()) {
      return read;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the settings of Kafka's clients in '%s' can't be read (%s); check path and form, key=value"
              .formatted(file, unreadable),
          unreadable);
    }
    properties
        .stringPropertyNames()
        .forEach(key -> read.put(key, Optional.ofNullable(properties.getProperty(key)).orElse("")));
    return read;
  }
}
