package dev.assay.benchmarks.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A schema with events.
 *
 * @param events to be judged, in this order
 * @param valid of each event, whether it keeps to the schema
 */
record Corpus(String name, String schema, List<byte[]> events, List<Boolean> valid) {
  /** Where the corpora are: the top of the clone. */
  private static final Path HOME = Path.of(System.getProperty("assay.home", "."));

  /** The corpora that are told as figures of the engine as a whole. */
  static final List<String> NAMES =
      List.of(
          "feedback_event",
          "health_status",
          "health_status_strict",
          "nested",
          "wide_200",
          "strict_patterns",
          "map",
          "array_1000",
          "one_of_discriminator",
          "big_strings");

  /** One event in ten is invalid. */
  static final String MIX = "feedback_event_10_percent_invalid";

  /** An array of a megabyte. */
  static final String MEGABYTE = "array_1_mb";

  /** A corpus by its name; its valid events alone, but for {@link #MIX}. */
  static Corpus named(String name) {
    return switch (name) {
      case MIX -> mix();
      case MEGABYTE -> megabyte();
      default -> new Corpus(name, schemaOf(name), eventsOf(name, "valid"), yes(name));
    };
  }

  /** The same schema with its invalid events. */
  static Corpus invalid(String name) {
    List<byte[]> events = eventsOf(name, "invalid");
    return new Corpus(name, schemaOf(name), events, events.stream().map(_ -> false).toList());
  }

  private static List<Boolean> yes(String name) {
    return eventsOf(name, "valid").stream().map(_ -> true).toList();
  }

  private static Corpus mix() {
    List<byte[]> valid = eventsOf("feedback_event", "valid");
    List<byte[]> invalid = eventsOf("feedback_event", "invalid");
    List<byte[]> events = new ArrayList<>();
    List<Boolean> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean good = i % 10 != 7;
      events.add(good ? valid.get(i % valid.size()) : invalid.get(i / 10 % invalid.size()));
      expected.add(good);
    }
    return new Corpus(MIX, schemaOf("feedback_event"), events, expected);
  }

  private static Corpus megabyte() {
    String array =
        IntStream.range(0, 21_000)
            .mapToObj(i ->
                "{\"t\":%d,\"p\":%d.25,\"s\":%d,\"side\":\"buy\"}"
                    .formatted(1_795_230_000_000L + i, 10 + i % 990, 1 + i % 500))
            .collect(Collectors.joining(",", "[", "]"));
    String schema = schemaOf("array_1000").replace("\"maxItems\": 2000", "\"maxItems\": 200000");
    return new Corpus(
        MEGABYTE, schema, List.of(array.getBytes(StandardCharsets.UTF_8)), List.of(true));
  }

  private static String schemaOf(String name) {
    try {
      return Files.readString(directory(name).resolve("schema.json"));
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "no corpus '%s'; there are %s".formatted(name, NAMES), missing);
    }
  }

  private static List<byte[]> eventsOf(String name, String which) {
    try (Stream<String> lines = Files.lines(directory(name).resolve(which + ".jsonl"))) {
      return lines.map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Path directory(String name) {
    return HOME.resolve("benchmarks").resolve("corpus").resolve(name);
  }

  long bytes() {
    return events.stream().mapToLong(event -> event.length).sum();
  }
}
