package dev.assay.devstack.monitoring;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service says at {@code /metrics}.
 *
 * @param series the names of all series, {@code _count} and the like included
 * @param meters by name, one for what Micrometer calls one
 */
record Exposition(NavigableSet<String> series, NavigableMap<String, Meter> meters) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? [^ ]+");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");
  private static final List<String> PARTS = List.of("_bucket", "_count", "_sum", "_max");

  /**
   * One meter.
   *
   * @param type counter, gauge, summary or histogram
   * @param labels those of its own
   */
  record Meter(String type, NavigableSet<String> labels) {}

  static Exposition parse(String text) {
    Map<String, String> types = new TreeMap<>();
    text.lines()
        .map(TYPE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> types.put(line.group(1), line.group(2)));
    NavigableSet<String> series = new TreeSet<>();
    NavigableMap<String, Meter> meters = new TreeMap<>();
    text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> {
          series.add(line.group(1));
          String name = meterOf(line.group(1), types);
          Meter meter =
              meters.computeIfAbsent(
                  name, it -> new Meter(types.getOrDefault(it, "untyped"), new TreeSet<>()));
          meter.labels().addAll(labels(line.group(2)));
        });
    return new Exposition(series, meters);
  }

  private static String meterOf(String series, Map<String, String> types) {
    return PARTS.stream()
        .filter(series::endsWith)
        .map(part -> series.substring(0, series.length() - part.length()))
        .filter(base -> List.of("summary", "histogram").contains(types.getOrDefault(base, "")))
        .findFirst()
        .orElse(series);
  }

  @SuppressWarnings("NullAway") // a group of a pattern may be missing
  private static NavigableSet<String> labels(String text) {
    NavigableSet<String> labels = new TreeSet<>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(found -> labels.add(found.group(1)));
    }
    labels.removeAll(List.of("le", "quantile"));
    return labels;
  }
}
