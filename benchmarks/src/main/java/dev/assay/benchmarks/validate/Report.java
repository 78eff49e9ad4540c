package dev.assay.benchmarks.validate;

import static dev.assay.benchmarks.validate.Contender.ASSAY;
import static dev.assay.benchmarks.validate.Contender.JACKSON_TOKENS;
import static dev.assay.benchmarks.validate.Contender.NETWORKNT;
import static dev.assay.benchmarks.validate.Contender.NETWORKNT_ALL_ERRORS;
import static dev.assay.benchmarks.validate.Contender.UTF8;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, for people and for programs.
 *
 * @param nanos per event, by corpus and contender
 * @param ajv nanoseconds per event, by corpus
 * @param leftOut who wasn't measured where, and why
 * @param compiling nanoseconds to make a schema of 30 properties ready
 */
record Report(
    Map<String, Map<Contender, Double>> nanos,
    Map<String, Double> ajv,
    List<String> leftOut,
    Map<String, Double> compiling) {
  private static final int PLOT_WIDTH = 60;

  String text() {
    StringBuilder out = new StringBuilder("\nns per event, from bytes to verdict\n\n");
    nanos.forEach((corpus, row) -> {
      append(out, corpus, row);
      Optional.ofNullable(ajv.get(corpus))
          .ifPresent(ns -> out.append(format("  ajv, standalone (node)  %,.0f%n", ns)));
    });
    mean(NETWORKNT)
        .ifPresent(mean ->
            out.append(
                format("%nthe corpus, geometric mean: %.1f times networknt's fastest%n", mean)));
    compiling.forEach(
        (how, ns) -> out.append(format("30 properties made ready, %s: %.3f ms%n", how, ns / 1e6)));
    leftOut.forEach(line -> out.append("left out: ").append(line).append('\n'));
    return out.toString();
  }

  private static void append(StringBuilder out, String corpus, Map<Contender, Double> row) {
    out.append(format("%s%n", corpus));
    double slowest = row.values().stream().max(Comparator.naturalOrder()).orElse(1.0);
    row.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> {
          double ns = entry.getValue();
          // Logarithmic, so that the fast ones can be told apart too.
          int bar = (int) Math.max(1, PLOT_WIDTH * Math.log1p(ns) / Math.log1p(slowest));
          out.append(format("  %-22s %,14.0f  %s%n", entry.getKey().label(), ns, "█".repeat(bar)));
        });
    ratio(row, NETWORKNT, ASSAY)
        .ifPresent(r -> out.append(format("  networknt ÷ assay %.1f%n", r)));
    ratio(row, ASSAY, JACKSON_TOKENS)
        .ifPresent(r -> out.append(format("  assay ÷ Jackson's tokens %.2f%n", r)));
  }

  String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    nanos.forEach((corpus, row) -> {
      Map<String, Object> figures = new LinkedHashMap<>();
      Map<String, Double> ns = new LinkedHashMap<>();
      row.forEach((contender, value) -> ns.put(contender.label(), rounded(value)));
      Optional.ofNullable(ajv.get(corpus)).ifPresent(value -> ns.put("ajv", rounded(value)));
      figures.put("ns", ns);
      put(figures, "vs_networknt", ratio(row, NETWORKNT, ASSAY));
      put(figures, "vs_networknt_all_errors", ratio(row, NETWORKNT_ALL_ERRORS, ASSAY));
      put(figures, "vs_jackson_tokens", ratio(row, ASSAY, JACKSON_TOKENS));
      put(figures, "vs_utf8", ratio(row, ASSAY, UTF8));
      put(figures, "gb_per_s", throughput(corpus, row));
      document.put(corpus, figures);
    });
    put(document, "geometric_mean_vs_networknt", mean(NETWORKNT));
    Map<String, Double> ms = new LinkedHashMap<>();
    compiling.forEach((how, ns) -> ms.put(how, rounded(ns / 1e6)));
    document.put("compile_30_properties_ms", ms);
    document.put("left_out", leftOut);
    return JsonMapper.shared().writeValueAsString(document);
  }

  private static OptionalDouble throughput(String corpus, Map<Contender, Double> row) {
    Corpus events = Corpus.named(corpus);
    double bytes = (double) events.bytes() / events.events().size();
    return row.containsKey(ASSAY)
        ? OptionalDouble.of(bytes / row.get(ASSAY))
        : OptionalDouble.empty();
  }

  private OptionalDouble mean(Contender other) {
    return nanos.entrySet().stream()
        .filter(row -> Corpus.NAMES.contains(row.getKey()))
        .map(row -> ratio(row.getValue(), other, ASSAY))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(ratio -> Math.log(ratio.getAsDouble()))
        .average()
        .stream()
        .map(Math::exp)
        .findFirst();
  }

  private static OptionalDouble ratio(
      Map<Contender, Double> row, Contender numerator, Contender denominator) {
    return row.containsKey(numerator) && row.containsKey(denominator)
        ? OptionalDouble.of(row.get(numerator) / row.get(denominator))
        : OptionalDouble.empty();
  }

  private static void put(Map<String, Object> figures, String name, OptionalDouble value) {
    value.ifPresent(number -> figures.put(name, rounded(number)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  @SuppressWarnings("AnnotateFormatMethod") // that would need ErrorProne's annotations at run time
  private static String format(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}
