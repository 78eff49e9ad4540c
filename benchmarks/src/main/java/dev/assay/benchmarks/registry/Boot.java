package dev.assay.benchmarks.registry;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.registry.RegistryService;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A start with a long log, in a process of its own: seconds until ready, heap after collecting;
 * plain, and with an AOT cache from a start like it.
 *
 * <p>Argument: versions in the log (100,000), twenty of each subject, about 600 bytes each.
 */
public final class Boot {
  private static final int VERSIONS_OF_EACH = 20;

  private Boot() {}

  /** Runs; as the process that is measured, with {@code --replica BOOTSTRAP}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Rig.quiet();
    if (arguments.length > 1 && arguments[0].equals("--replica")) {
      replica(arguments[1]);
      return;
    }
    int versions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      try (RegistryService makesTopics = Rig.ready(broker.bootstrapServers())) {
        System.out.printf("%d versions, written past %s%n", versions, makesTopics.uri());
      }
      write(broker.bootstrapServers(), versions);
      Path directory = Files.createTempDirectory("assay-boot-");
      Path cache = directory.resolve("registry.aot");
      // The JDK makes no cache for a class path with directories: benchmarks/run gives it jars
      // alone.
      replica(broker.bootstrapServers(), "training", "-XX:AOTCacheOutput=" + cache);
      for (int run = 0; run < 3; run++) {
        replica(broker.bootstrapServers(), "plain", "-XX:AOTMode=off");
        replica(broker.bootstrapServers(), "with the AOT cache", "-XX:AOTCache=" + cache);
      }
      Files.delete(cache);
      Files.delete(directory);
    }
  }

  private static void write(String bootstrapServers, int versions) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < versions; i++) {
        send(producer, version(i));
      }
      send(producer, new Fact.IdsIssued(new SchemaId(versions)));
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Fact fact) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                TopicNames.DEFAULT.schemas(), 0, FactCodec.key(fact), FactCodec.value(fact)));
  }

  private static Fact version(int i) {
    String name = "bench.Event%d".formatted(i / VERSIONS_OF_EACH);
    StringBuilder properties = new StringBuilder("\"v%d\":{\"type\":\"string\"}".formatted(i));
    for (int field = 0; field < 10; field++) {
      properties.append(",\"field%d\":{\"type\":\"number\",\"minimum\":%d}".formatted(field, i));
    }
    return new Fact.VersionPublished(
        Subject.of("v1", name),
        SemVer.release(1, i % VERSIONS_OF_EACH, 0),
        new SchemaId(i + 1),
        new SchemaText("{\"type\":\"object\",\"properties\":{%s}}".formatted(properties)),
        new Declared(name, Optional.empty()),
        new Provenance("benchmark", Instant.EPOCH));
  }

  private static void replica(String bootstrapServers, String how, String option)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx1g",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                Boot.class.getName(),
                "--replica",
                bootstrapServers));
    long began = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    double whole = (System.nanoTime() - began) / 1e9;
    process.waitFor();
    said.lines()
        .filter(line -> line.startsWith("ready"))
        .forEach(line ->
            System.out.printf(
                Locale.ROOT, "%s: %s; %.1f s with start and end%n", how, line, whole));
  }

  private static void replica(String bootstrapServers) {
    long processBegan = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    try (RegistryService service = Rig.ready(bootstrapServers)) {
      long ready = System.currentTimeMillis() - processBegan;
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long heap = runtime.totalMemory() - runtime.freeMemory();
      System.out.printf(
          Locale.ROOT,
          "ready after %.1f s with %,d subjects, heap %d MiB%n",
          ready / 1000.0,
          service.feed().current().state().subjects().size(),
          heap >> 20);
    }
  }
}
