package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.validation.Background;
import dev.assay.schema.validation.Disagreements;
import dev.assay.schema.validation.EngineSettings;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.Bindings;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.binding.StatedBinding;
import dev.assay.validator.catalogue.CompiledSchemas;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.catalogue.SchemaCompilation;
import dev.assay.validator.catalogue.SchemasByPolicy;
import dev.assay.validator.freshness.Freshness;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.tally.Cell;
import dev.assay.validator.tally.ResolutionTally;
import dev.assay.validator.tally.Tally;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology on a bench: facts and events in, records out, time standing still. */
final class TestBench implements AutoCloseable {
  static final String SOURCE = "telemetry.feedback";
  static final SchemaName SCHEMA = new SchemaName("telemetry.FeedbackEvent");
  static final Instant EVENT_TIME = Instant.ofEpochMilli(1_000);
  static final Instant NOW = Instant.ofEpochMilli(2_000_000_000_000L);
  static final String VALIDATOR = "assay/test bench";
  static final String LEVELS =
      "{\"type\":\"object\",\"required\":[\"level\"],\"properties\":{\"level\":{\"enum\":[\"ok\",\"soft\",\"hard\"]}}}";

  private static final ByteArraySerializer WRITE = new ByteArraySerializer();
  private static final ByteArrayDeserializer READ = new ByteArrayDeserializer();
  private static final ValidationLimits LIMITS = new ValidationLimits(300, 5, 50);

  private int lastId;
  private final Tally tally = new Tally(new SimpleMeterRegistry());
  private final LiveCatalogue catalogue = new LiveCatalogue();
  private final TopologyTestDriver driver;
  private final TopologyTestDriver log;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestInputTopic<byte[], byte[]> source;
  private final TestInputTopic<byte[], byte[]> schemas;
  private final TestInputTopic<byte[], byte[]> policies;
  private final TestOutputTopic<byte[], byte[]> validated;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  TestBench(Binding binding) {
    this(binding, Settled.AT_ONCE);
  }

  TestBench(Binding binding, Freshness freshness) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    SchemasByPolicy compiled =
        new SchemasByPolicy(
            RepeatedMembers.LAST_ONE_COUNTS,
            compiled(RepeatedMembers.LAST_ONE_COUNTS),
            compiled(RepeatedMembers.REJECT));
    LiveBindings live = new LiveBindings(TopicNames.DEFAULT);
    Bindings bindings = Bindings.of(List.of(binding.stated()), TopicNames.DEFAULT);
    live.replace(new LiveBindings.Standing(bindings, Map.of(), 0, 0));
    log =
        new TopologyTestDriver(
            ValidatorTopology.ofLog(TopicNames.DEFAULT, catalogue), properties("log"), EVENT_TIME);
    driver =
        new TopologyTestDriver(
            ValidatorTopology.ofEvents(
                bindings.sources(),
                new Courtroom(
                    live,
                    catalogue,
                    new Judge(compiled, VALIDATOR),
                    freshness,
                    prepared -> {},
                    new Courtroom.Counting(tally, new ResolutionTally(meters)),
                    clock)),
            properties("events"),
            EVENT_TIME);
    source = driver.createInputTopic(SOURCE, WRITE, WRITE);
    schemas = log.createInputTopic(TopicNames.DEFAULT.schemas(), WRITE, WRITE);
    policies = log.createInputTopic(TopicNames.DEFAULT.enforcement(), WRITE, WRITE);
    validated = driver.createOutputTopic(binding.validatedTopic(), READ, READ);
    deadLetters = driver.createOutputTopic(binding.deadLetterTopic(), READ, READ);
  }

  private static Properties properties(String application) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    return properties;
  }

  private CompiledSchemas compiled(RepeatedMembers repeated) {
    return new CompiledSchemas(
        SchemaCompilation.by(
            new SchemaReader(DocumentLimits.defaults()),
            new SchemaCompiler(
                LIMITS,
                new EngineSettings(10, 10, repeated),
                Disagreements.unheard(),
                Background.none())),
        tally,
        10);
  }

  static Binding binding(WhenUnchecked whenUnchecked) {
    return binding(Handling.DEFAULT.withUnchecked(whenUnchecked));
  }

  static Binding binding(Handling handling) {
    return new Binding(
        SOURCE,
        StatedBinding.configured(
            SOURCE,
            new BindingRule(
                BindingRule.DEFAULT_APPLICATION,
                new SourceTopics.Named(SOURCE),
                SCHEMA,
                List.of(Track.V1, Track.V2),
                Outputs.BY_SUFFIX,
                handling)));
  }

  double metered(String counter, String... tags) {
    return meters.get(counter).tags(tags).counter().count();
  }

  /** A bench on which {@link #LEVELS} is version 1.0.0 of the binding's schema on v1. */
  static TestBench withSchema() {
    return withSchema(WhenUnchecked.PASS);
  }

  static TestBench withSchema(WhenUnchecked whenUnchecked) {
    TestBench bench = new TestBench(binding(whenUnchecked));
    bench.publish("v1/" + SCHEMA, "1.0.0", LEVELS);
    return bench;
  }

  void publish(String subject, String version, String schema) {
    state(Facts.published(++lastId, subject, version, schema));
  }

  void state(Fact fact) {
    schemas.pipeInput(FactCodec.key(fact), FactCodec.value(fact));
  }

  void log(byte @Nullable [] key, byte @Nullable [] value) {
    schemas.pipeInput(key, value);
  }

  void decide(String scope, EnforcementPolicy.Rule rule, long revision) {
    Fact fact = Facts.policy(scope, rule, revision);
    policies.pipeInput(FactCodec.key(fact), FactCodec.value(fact));
  }

  Sent send(String key, byte @Nullable [] value, Headers headers) {
    source.pipeInput(new TestRecord<>(key.getBytes(UTF_8), value, headers, EVENT_TIME));
    boolean isValidated = !validated.isEmpty();
    TestRecord<byte[], byte[]> out =
        isValidated ? validated.readRecord() : deadLetters.readRecord();
    if (!validated.isEmpty() || !deadLetters.isEmpty()) {
      throw new AssertionError("one event went in, more than one came out");
    }
    return new Sent(isValidated ? "validated" : "dead-letters", out);
  }

  List<String> counted() {
    return tally.of(SOURCE).stream()
        .map(count -> text(count.cell()) + " " + count.events())
        .toList();
  }

  private static String text(Cell cell) {
    return cell.kind().text() + "/" + cell.reason();
  }

  LiveCatalogue catalogue() {
    return catalogue;
  }

  @Override
  public void close() {
    driver.close();
    log.close();
  }

  /** What came out, and where. */
  record Sent(String exit, TestRecord<byte[], byte[]> out) {
    List<String> headers() {
      return java.util.Arrays.stream(out.headers().toArray())
          .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
          .toList();
    }

    List<String> headerNames() {
      return java.util.Arrays.stream(out.headers().toArray()).map(header -> header.key()).toList();
    }
  }
}
