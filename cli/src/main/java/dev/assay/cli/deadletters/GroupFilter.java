package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.When;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which groups are wanted; the handler chooses them. */
final class GroupFilter {
  @Option(
      names = "--schema",
      paramLabel = "[vN/]NAME",
      description = "Only of this schema; of all tracks where none is named.")
  private Optional<String> schema = Optional.empty();

  @Option(
      names = "--reason",
      description = "Only for this reason, such as schema-violation or not-json.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--state", description = "Only open, muted, fixed or regressed ones.")
  private Optional<String> state = Optional.empty();

  @Option(names = "--topic", description = "Only of this source or dead-letter topic.")
  private Optional<String> topic = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = When.Converter.class,
      description = "Only those that failed since, such as 2h or 2026-11-21T03:00:00Z.")
  private Optional<When> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = When.Converter.class,
      description = "Only those that had failed by then.")
  private Optional<When> until = Optional.empty();

  @Option(
      names = "--text",
      description = "Only those that have this text in schema, place, message or producers.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--sort",
      description = "By last_seen (default), first_seen, count or rate, most first.")
  private Optional<String> sort = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
  private Optional<Integer> limit = Optional.empty();

  @Option(names = "--offset", paramLabel = "N", description = "Without the first so many.")
  private Optional<Integer> offset = Optional.empty();

  /** Parameters of the handler's list. */
  SortedMap<String, String> query(Instant now) {
    Map<String, Optional<String>> given =
        Map.of(
            "schema", schema,
            "reason", reason,
            "state", state,
            "topic", topic,
            "since", since.map(when -> when.past(now)),
            "until", until.map(when -> when.past(now)),
            "text", text,
            "sort", sort,
            "limit", limit.map(String::valueOf),
            "offset", offset.map(String::valueOf));
    SortedMap<String, String> query = new TreeMap<>();
    given.forEach((name, value) -> value.ifPresent(one -> query.put(name, one)));
    return query;
  }
}
