package dev.assay.benchmarks.validate;

import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.EngineSettings;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a schema's text to a validator: reading, planning, and the reference behind it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CompileBenchmark {
  private final String schema =
      IntStream.range(0, 30)
          .mapToObj(i ->
              "\"member_%d\":{\"type\":\"%s\"}"
                  .formatted(i, i % 3 == 0 ? "integer" : i % 3 == 1 ? "string" : "number"))
          .collect(
              Collectors.joining(
                  ",", "{\"type\":\"object\",\"properties\":{", "},\"required\":[\"member_0\"]}"));

  /** Thirty properties, interpreted. */
  @Benchmark
  public CompiledSchema interpreted() {
    return Ours.compile(schema, EngineSettings.NEVER);
  }

  /** Thirty properties, with the class generated at once. */
  @Benchmark
  public CompiledSchema generated() {
    return Ours.compile(schema, 0);
  }
}
