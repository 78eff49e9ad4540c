package dev.assay.devstack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders a second of the stack's life as lines of text. */
final class Screen {
  private static final String ROW = "  %-30s %-14s %-18s %9s %12s";

  private Screen() {}

  /**
   * The whole picture.
   *
   * @param header lines that don't change: where everything is
   * @param total counted since the validator started
   * @param second counted in the last second
   */
  static List<String> lines(List<String> header, Counts total, Counts second) {
    List<String> lines = new ArrayList<>(header);
    lines.add("");
    lines.add(summary(second));
    lines.add("");
    lines.add(String.format(Locale.ROOT, ROW, "schema", "outcome", "reason", "/s", "total"));
    for (Map.Entry<Counts.Cell, Long> entry : total.cells().entrySet()) {
      Counts.Cell cell = entry.getKey();
      lines.add(
          String.format(
              Locale.ROOT,
              ROW,
              cell.schema(),
              cell.outcome(),
              cell.reason().equals("none") ? "" : cell.reason(),
              number(second.cells().getOrDefault(cell, 0L)),
              number(entry.getValue())));
    }
    lines.add("");
    total
        .modes()
        .forEach((topic, mode) -> lines.add(String.format(Locale.ROOT, "  %-30s %s", topic, mode)));
    return List.copyOf(lines);
  }

  /** A second in one line. */
  static String summary(Counts second) {
    return String.format(
        Locale.ROOT,
        "  in %s/s   valid %s   marked %s   dead-lettered %s   unchecked %s   skipped %s",
        number(second.in()),
        number(second.with("valid")),
        number(second.with("marked")),
        number(second.with("dead-lettered")),
        number(second.with("unchecked")),
        number(second.with("skipped")));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
