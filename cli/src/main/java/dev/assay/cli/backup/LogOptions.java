package dev.assay.cli.backup;

import dev.assay.backup.source.LogPlace;
import dev.assay.cli.connection.KafkaOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.topics.TopicNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which registry's log. */
final class LogOptions {
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      defaultValue = "${env:ASSAY_KAFKA_CONFIG:-}",
      description =
          "Further settings of Kafka's clients, such as security.protocol (ASSAY_KAFKA_CONFIG).")
  private String settings = "";

  @Option(
      names = "--topics-prefix",
      paramLabel = "TEXT",
      defaultValue = "${env:ASSAY_TOPICS_PREFIX:-assay.}",
      description = "What the registry's topics begin with (ASSAY_TOPICS_PREFIX, else assay.).")
  private String prefix = TopicNames.DEFAULT.prefix();

  /** Where it is; says at once if nobody listens there. */
  LogPlace place() {
    TopicNames topics = topics();
    kafka.requireReachable();
    Map<String, Object> client = new HashMap<>(settings());
    client.put("bootstrap.servers", kafka.servers());
    return new LogPlace(client, topics);
  }

  private TopicNames topics() {
    try {
      return new TopicNames(prefix);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> read = new HashMap<>();
    if (settings.isBlank()) {
      return read;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(settings))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the settings of Kafka's clients in '%s' can't be read (%s); check path and form, key=value"
              .formatted(settings, unreadable),
          unreadable);
    }
    properties
        .stringPropertyNames()
        .forEach(key -> read.put(key, Optional.ofNullable(properties.getProperty(key)).orElse("")));
    return read;
  }
}
