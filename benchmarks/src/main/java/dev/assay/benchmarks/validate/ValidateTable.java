package dev.assay.benchmarks.validate;

import dev.assay.benchmarks.validate.Contender.Accepting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures all contenders on all corpora in one run and prints a table, a plot and, with {@code
 * --json}, one line of JSON at the end.
 *
 * <p>Every contender is first asked for its verdicts: one that is wrong about a corpus is left out
 * there and said to be.
 */
public final class ValidateTable {
  private final Settings settings;
  private final Map<String, Map<Contender, Double>> nanos = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private ValidateTable(Settings settings) {
    this.settings = settings;
  }

  /** What was asked for. */
  record Settings(boolean json, boolean quick, List<String> corpora, List<Contender> contenders) {
    static Settings of(String[] args) {
      boolean json = false;
      boolean quick = false;
      List<String> corpora = new ArrayList<>(Corpus.NAMES);
      corpora.add(Corpus.MIX);
      corpora.add(Corpus.MEGABYTE);
      List<Contender> contenders = List.of(Contender.values());
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--json" -> json = true;
          case "--quick" -> quick = true;
          case "--corpus" -> corpora = Arrays.asList(value(args, ++i).split(","));
          case "--contender" ->
              contenders =
                  Arrays.stream(value(args, ++i).split(","))
                      .map(name -> Contender.valueOf(name.toUpperCase(Locale.ROOT)))
                      .toList();
          default ->
              throw new IllegalArgumentException(
                  "unknown option '%s'; there are --json, --quick, --corpus A,B and --contender A,B"
                      .formatted(args[i]));
        }
      }
      return new Settings(json, quick, corpora, contenders);
    }

    private static String value(String[] args, int index) {
      if (index >= args.length) {
        throw new IllegalArgumentException("'%s' needs a value".formatted(args[index - 1]));
      }
      return args[index];
    }
  }

  /** Runs it. */
  public static void main(String[] args) throws RunnerException {
    Settings settings;
    try {
      settings = Settings.of(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println("bench validate: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    new ValidateTable(settings).run();
  }

  private void run() throws RunnerException {
    for (String name : settings.corpora()) {
      Corpus corpus = Corpus.named(name);
      Map<Contender, Double> row = new EnumMap<>(Contender.class);
      for (Contender contender : settings.contenders()) {
        String trouble = wrongAbout(contender, corpus);
        if (trouble.isEmpty()) {
          row.put(contender, measure(name, contender));
        } else {
          leftOut.add("%s on %s: %s".formatted(contender.label(), name, trouble));
        }
        System.err.printf(
            Locale.ROOT,
            "%-34s %-22s %s%n",
            name,
            contender.label(),
            trouble.isEmpty() ? "%,.0f ns".formatted(row.get(contender)) : trouble);
      }
      nanos.put(name, row);
    }
    Map<String, Double> compiling = compiling();
    Map<String, Double> ajv = Ajv.nanos(settings.corpora(), settings.quick(), leftOut);
    Report report = new Report(nanos, ajv, leftOut, compiling);
    System.out.print(report.text());
    if (settings.json()) {
      System.out.println(report.json());
    }
  }

  /** Why a contender can't be compared on a corpus; empty if it can. */
  private static String wrongAbout(Contender contender, Corpus corpus) {
    int wrong = 0;
    try {
      Accepting accepting = contender.compile(corpus.schema());
      for (int i = 0; i < corpus.events().size(); i++) {
        boolean expected = !contender.isValidator() || corpus.valid().get(i);
        wrong += accepting.accepts(corpus.events().get(i)) == expected ? 0 : 1;
      }
      if (contender.isValidator() && Corpus.NAMES.contains(corpus.name())) {
        for (byte[] event : Corpus.invalid(corpus.name()).events()) {
          wrong += accepting.accepts(event) ? 1 : 0;
        }
      }
    } catch (Exception | LinkageError failure) {
      return "left out, it failed: " + failure;
    }
    return wrong == 0 ? "" : "left out, wrong about %d events".formatted(wrong);
  }

  private double measure(String corpus, Contender contender) throws RunnerException {
    RunResult result =
        new Runner(
                options(ValidateBenchmark.class)
                    .param("corpus", corpus)
                    .param("contender", contender.name())
                    .build())
            .runSingle();
    return result.getPrimaryResult().getScore();
  }

  private Map<String, Double> compiling() throws RunnerException {
    Map<String, Double> found = new LinkedHashMap<>();
    for (RunResult result : new Runner(options(CompileBenchmark.class).build()).run()) {
      found.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    return found;
  }

  private ChainedOptionsBuilder options(Class<?> benchmark) {
    return new OptionsBuilder()
        .include(benchmark.getName())
        .forks(1)
        .threads(1)
        .warmupIterations(settings.quick() ? 2 : 4)
        .warmupTime(TimeValue.milliseconds(settings.quick() ? 400 : 750))
        .measurementIterations(settings.quick() ? 3 : 5)
        .measurementTime(TimeValue.milliseconds(settings.quick() ? 400 : 750))
        .verbosity(VerboseMode.SILENT)
        .jvmArgs(
            "-XX:ActiveProcessorCount=1",
            "-Xmx2g",
            "-Dassay.home=" + System.getProperty("assay.home", "."));
  }
}
