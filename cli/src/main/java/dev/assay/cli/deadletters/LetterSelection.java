package dev.assay.cli.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which dead letters a verb is about. */
final class LetterSelection {
  @Option(
      names = "--group",
      paramLabel = "FINGERPRINT",
      description = "Of this failure group; a unique beginning will do.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--topic",
      description = "In this dead-letter topic; repeatable. All that are read by default.")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Failed then or later: 2026-11-21T09:00:00Z, or 90m, 2h, 3d ago.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Failed before then.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--offsets",
      paramLabel = "[TOPIC:]PARTITION:FIRST[-LAST]",
      description = "Standing there in the dead-letter topic; repeatable.")
  private List<String> offsets = new ArrayList<>();

  @Option(
      names = "--schema",
      paramLabel = "[vN/]NAME[@VERSION]",
      description = "Refused by this schema.")
  private Optional<String> schema = Optional.empty();

  @Option(
      names = "--producer",
      paramLabel = "NAME",
      description = "From this CloudEvents source, or with this member 'source'.")
  private Optional<String> producer = Optional.empty();

  Optional<String> group() {
    return group;
  }

  Optional<List<String>> topics() {
    return some(topics);
  }

  Optional<String> since() {
    return since;
  }

  Optional<String> until() {
    return until;
  }

  Optional<List<String>> offsets() {
    return some(offsets);
  }

  Optional<String> schema() {
    return schema;
  }

  Optional<String> producer() {
    return producer;
  }

  private static Optional<List<String>> some(List<String> texts) {
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
  }
}
