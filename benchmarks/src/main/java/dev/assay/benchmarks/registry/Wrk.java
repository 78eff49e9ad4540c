package dev.assay.benchmarks.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code wrk}, which must be installed. */
final class Wrk {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern P99 = Pattern.compile("99%\\s+(\\S+)");
  private static final Pattern TROUBLE = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private Wrk() {}

  /**
   * What it measured.
   *
   * @param perSecond requests answered
   * @param p99 as wrk writes it
   */
  record Measured(double perSecond, String p99) {}

  static Measured run(String url, int seconds, List<String> headers) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("wrk", "-t1", "-c64", "-d" + seconds + "s", "--latency"));
    headers.forEach(header -> command.addAll(List.of("-H", header)));
    command.add(url);
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (TROUBLE.matcher(said).find()) {
      throw new IllegalStateException(said);
    }
    return new Measured(Double.parseDouble(first(RATE, said)), first(P99, said));
  }

  private static String first(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk said: " + said);
    }
    return String.valueOf(matcher.group(1));
  }
}
