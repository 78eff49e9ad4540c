package dev.assay.devstack.monitoring;

import dev.assay.devstack.monitoring.Exposition.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/monitoring.md}: under a heading for each publisher, a row a meter. */
final class MetricsPage {
  static final String EVERYWHERE = "every service";
  private static final Path PAGE = Path.of("..", "docs", "monitoring.md");
  private static final Pattern HEADING = Pattern.compile("### Meters of (.+)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z_]+)` \\| (\\w+) \\|([^|]*)\\|[^|]+\\|[^|]+\\|");
  private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

  private MetricsPage() {}

  /** By publisher and name. */
  static NavigableMap<String, NavigableMap<String, Meter>> read() throws IOException {
    NavigableMap<String, NavigableMap<String, Meter>> sections = new TreeMap<>();
    NavigableMap<String, Meter> rows = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        rows = new TreeMap<>();
        sections.put(heading.group(1), rows);
      } else if (row.matches()) {
        rows.put(row.group(1), new Meter(row.group(2), new TreeSet<>(labels(row.group(3)))));
      } else if (line.startsWith("| `assay_") || line.startsWith("| `schema_")) {
        throw new AssertionError("docs/monitoring.md has a row that is none: " + line);
      }
    }
    return sections;
  }

  private static List<String> labels(String cell) {
    return Arrays.stream(cell.split(",", -1))
        .map(LABEL::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }
}
