package dev.assay.benchmarks.stream;

import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The topology, run once over all of the topic: source, processor, and a sink for each verdict. */
final class StreamRun {
  static final String SOURCE = "telemetry.feedback";
  static final String VALID = "valid";
  static final String INVALID = "invalid";
  private static final Duration TO_STOP = Duration.ofSeconds(30);

  private StreamRun() {}

  static void run(String bootstrapServers, Judging judging) throws InterruptedException {
    Topology topology = new Topology();
    topology.addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), SOURCE);
    topology.addProcessor("judge", judging::processor, "source");
    topology.addSink(
        VALID,
        SOURCE + ".validated",
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        "judge");
    topology.addSink(
        INVALID, SOURCE + ".dlq", new ByteArraySerializer(), new ByteArraySerializer(), "judge");
    try (KafkaStreams streams = new KafkaStreams(topology, properties(bootstrapServers))) {
      streams.start();
      if (!judging.all().await(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the stream didn't end: " + streams.state());
      }
      streams.close(TO_STOP);
      streams.cleanUp();
    }
  }

  private static Properties properties(String bootstrapServers) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-" + UUID.randomUUID());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    properties.put(
        StreamsConfig.STATE_DIR_CONFIG,
        System.getProperty("java.io.tmpdir") + "/assay-bench-streams");
    properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    return properties;
  }
}
