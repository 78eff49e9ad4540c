package dev.assay.benchmarks.stream;

import dev.assay.benchmarks.validate.Contender;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The throughput of a stream with validation as a ratio to the same stream with nothing in its
 * place.
 *
 * <p>One broker, one topic, filled once; then in rounds each kind reads all of it with exactly-once
 * v2, one after the other, so that what the machine does meanwhile hits them alike.
 */
public final class StreamTable {
  private static final int DEFAULT_EVENTS = 400_000;
  private static final int DEFAULT_ROUNDS = 5;
  private final Map<String, Contender.Accepting> kinds = new LinkedHashMap<>();
  private final Map<String, List<Double>> rates = new LinkedHashMap<>();
  private final Map<String, List<Double>> p99s = new LinkedHashMap<>();

  private StreamTable(String schema) {
    kinds.put("identity", event -> true);
    kinds.put("assay", Contender.ASSAY.compile(schema));
    kinds.put("networknt", Contender.NETWORKNT.compile(schema));
  }

  /** Runs it: {@code [EVENTS [ROUNDS]] [--json]}. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    System.setProperty("logback.configurationFile", "dev/assay/benchmarks/registry/logback.xml");
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = words.remove("--json");
    int events = words.isEmpty() ? DEFAULT_EVENTS : Integer.parseInt(words.get(0));
    int rounds = words.size() < 2 ? DEFAULT_ROUNDS : Integer.parseInt(words.get(1));
    Path corpus =
        Path.of(System.getProperty("assay.home", "."), "benchmarks/corpus/feedback_event");
    StreamTable table = new StreamTable(Files.readString(corpus.resolve("schema.json")));
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      createTopics(broker.bootstrapServers());
      fill(broker.bootstrapServers(), Files.readAllLines(corpus.resolve("valid.jsonl")), events);
      table.warmUp(broker.bootstrapServers(), events);
      for (int round = 1; round <= rounds; round++) {
        table.round(broker.bootstrapServers(), events, round);
      }
    }
    table.print(json);
  }

  private static void createTopics(String bootstrapServers)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              Stream.of("", ".validated", ".dlq")
                  .map(suffix -> new NewTopic(StreamRun.SOURCE + suffix, 1, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  private static void fill(String bootstrapServers, List<String> events, int count) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 256 * 1024);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        byte[] value = events.get(i % events.size()).getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(StreamRun.SOURCE, value));
      }
    }
  }

  private void warmUp(String bootstrapServers, int events) throws InterruptedException {
    for (Contender.Accepting kind : kinds.values()) {
      StreamRun.run(bootstrapServers, new Judging(kind, events));
    }
  }

  private void round(String bootstrapServers, int events, int round) throws InterruptedException {
    // Each goes first in turn: whoever runs behind another finds the disk still busy.
    List<Map.Entry<String, Contender.Accepting>> order = new ArrayList<>(kinds.entrySet());
    Collections.rotate(order, round);
    for (Map.Entry<String, Contender.Accepting> kind : order) {
      Judging judging = new Judging(kind.getValue(), events);
      StreamRun.run(bootstrapServers, judging);
      rates.computeIfAbsent(kind.getKey(), _ -> new ArrayList<>()).add(judging.eventsPerSecond());
      p99s.computeIfAbsent(kind.getKey(), _ -> new ArrayList<>()).add((double) judging.p99Ns());
      System.err.printf(
          Locale.ROOT,
          "round %d %-10s %,10.0f events/s%n",
          round,
          kind.getKey(),
          judging.eventsPerSecond());
    }
  }

  private void print(boolean json) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (String kind : kinds.keySet()) {
      // Each round's ratio first: what disturbs a round disturbs both of it.
      List<Double> ratios = new ArrayList<>();
      List<Double> own = of(rates, kind);
      for (int i = 0; i < own.size(); i++) {
        ratios.add(own.get(i) / of(rates, "identity").get(i));
      }
      System.out.printf(
          Locale.ROOT,
          "%-10s %,10.0f events/s, %.3f of identity (%.3f to %.3f), p99 in the processor %,.0f ns%n",
          kind,
          median(own),
          median(ratios),
          ratios.stream().mapToDouble(r -> r).min().orElse(0),
          ratios.stream().mapToDouble(r -> r).max().orElse(0),
          median(of(p99s, kind)));
      document.put(
          kind,
          Map.of(
              "events_per_s", median(own),
              "of_identity", median(ratios),
              "p99_ns", median(of(p99s, kind))));
    }
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(document));
    }
  }

  private static List<Double> of(Map<String, List<Double>> figures, String kind) {
    return figures.getOrDefault(kind, List.of());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
