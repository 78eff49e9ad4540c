package dev.assay.devstack.view;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a validator has counted since it started, from its {@code /status}.
 *
 * @param in events read
 * @param cells events by what became of them, sorted
 * @param modes the mode in force by source topic, sorted
 */
record Counts(long in, NavigableMap<Cell, Long> cells, NavigableMap<String, String> modes) {
  /** Before anything was counted. */
  static final Counts NONE = new Counts(0, new TreeMap<>(), new TreeMap<>());

  /**
   * What became of events.
   *
   * @param schema the schema's name, or {@code none}
   * @param outcome {@code valid}, {@code marked}, {@code dead-lettered}, {@code unchecked} or
   *     {@code skipped}
   * @param reason why, or {@code none}
   */
  record Cell(String schema, String outcome, String reason) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int bySchema = schema.compareTo(other.schema);
      int byOutcome = bySchema != 0 ? bySchema : other.outcome.compareTo(outcome);
      return byOutcome != 0 ? byOutcome : reason.compareTo(other.reason);
    }
  }

  static Counts read(JsonNode status) {
    long in = 0;
    NavigableMap<Cell, Long> cells = new TreeMap<>();
    for (JsonNode topic : status.path("topics")) {
      in += topic.path("in").asLong();
      for (JsonNode count : topic.path("counts")) {
        Cell cell =
            new Cell(
                count.path("schema").asString("none"),
                count.path("outcome").asString("none"),
                count.path("reason").asString("none"));
        cells.merge(cell, count.path("events").asLong(), Long::sum);
      }
    }
    NavigableMap<String, String> modes = new TreeMap<>();
    for (JsonNode binding : status.path("bindings")) {
      modes.put(binding.path("source").asString(""), mode(binding));
    }
    return new Counts(in, cells, modes);
  }

  private static String mode(JsonNode binding) {
    String mode = binding.path("mode").asString("?");
    String shown =
        mode.equals("canary")
            ? "canary %d %%".formatted(binding.path("enforced_percent").asInt())
            : mode;
    return "%s (%s)".formatted(shown, binding.path("policy_scope").asString("*"));
  }

  /**
   * What was counted since an earlier answer; a validator that started anew counts from nothing.
   */
  Counts since(Counts earlier) {
    if (in < earlier.in) {
      return this;
    }
    NavigableMap<Cell, Long> more = new TreeMap<>();
    cells.forEach((cell, events) -> more.put(cell, events - earlier.cells.getOrDefault(cell, 0L)));
    return new Counts(in - earlier.in, more, modes);
  }

  /** Events with an outcome, whatever the schema and reason. */
  long with(String outcome) {
    return cells.entrySet().stream()
        .filter(entry -> entry.getKey().outcome().equals(outcome))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
