package dev.assay.benchmarks.validate;

import dev.assay.benchmarks.validate.Contender.Accepting;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event from bytes to verdict; each contender and corpus in a JVM of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValidateBenchmark {
  /** Whose events. */
  @Param("feedback_event")
  public String corpus = "feedback_event";

  /** Who judges. */
  @Param public Contender contender = Contender.ASSAY;

  private byte[][] events = {};
  private Accepting accepting = event -> true;
  private int next;

  /** Compiles the schema. */
  @Setup
  public void compile() {
    Corpus chosen = Corpus.named(corpus);
    events = chosen.events().toArray(byte[][]::new);
    accepting = contender.compile(chosen.schema());
  }

  /** Judges the next event. */
  @Benchmark
  public boolean event() throws Exception {
    next = next + 1 == events.length ? 0 : next + 1;
    return accepting.accepts(events[next]);
  }
}
