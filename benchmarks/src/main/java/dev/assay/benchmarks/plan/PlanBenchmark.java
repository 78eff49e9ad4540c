package dev.assay.benchmarks.plan;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Background;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.Disagreements;
import dev.assay.schema.validation.EngineSettings;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event from bytes to verdict: by the plan, by networknt, and no further than its tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlanBenchmark {
  private static final ValidationLimits LIMITS = new ValidationLimits(2 << 20, 64, 50);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What is judged. */
  @Param public Corpus corpus = Corpus.FEEDBACK_EVENT;

  private byte[] event = new byte[0];
  private CompiledSchema interpreted = (json, from, to) -> Verdict.valid();
  private CompiledSchema generated = interpreted;
  private Schema networknt = networknt("{}");
  private SchemaDocument document = read("{}");

  /** Compiles the schemas. */
  @Setup
  public void compile() {
    event = corpus.event().getBytes(StandardCharsets.UTF_8);
    document = read(corpus.schema());
    interpreted = compiler(EngineSettings.NEVER).compile(document);
    generated = compiler(0).compile(document);
    networknt = networknt(corpus.schema());
    if (!(interpreted.validate(event) instanceof Verdict.Valid) || !byNetworknt()) {
      throw new IllegalStateException(corpus + " isn't valid");
    }
  }

  private static SchemaCompiler compiler(int generateAfter) {
    return new SchemaCompiler(
        LIMITS,
        new EngineSettings(generateAfter, 1_000, EngineSettings.RepeatedMembers.LAST_ONE_COUNTS),
        Disagreements.unheard(),
        Background.none());
  }

  private static SchemaDocument read(String schema) {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(schema)) {
      case SchemaReading.Readable(SchemaDocument readable) -> readable;
      case SchemaReading.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  /** The reference as it is fastest: first error ends it, nothing is collected. */
  private static Schema networknt(String schema) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .failFast(true)
            .preloadSchema(true)
            .formatAssertionsEnabled(true)
            .build();
    Schema compiled =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemaRegistryConfig(config))
            .getSchema(MAPPER.readTree(schema));
    compiled.initializeValidators();
    return compiled;
  }

  /** The plan as it is. */
  @Benchmark
  public Verdict planInterpreted() {
    return interpreted.validate(event);
  }

  /** A class made from the plan. */
  @Benchmark
  public Verdict planGenerated() {
    return generated.validate(event);
  }

  /** The reference, with its tree. */
  @Benchmark
  public boolean byNetworknt() {
    JsonNode tree = MAPPER.readTree(event);
    return networknt.validate(tree).isEmpty();
  }

  /** Jackson's tokens, names and all, no tree. */
  @Benchmark
  public int jacksonTokens() {
    int tokens = 0;
    try (JsonParser parser = MAPPER.createParser(event)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** From a document that was read to a plan. */
  @Benchmark
  public PlanReading planning() {
    return Planner.plan(document);
  }
}
