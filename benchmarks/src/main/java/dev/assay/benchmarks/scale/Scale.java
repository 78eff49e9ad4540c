package dev.assay.benchmarks.scale;

import dev.assay.devstack.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import tools.jackson.databind.json.JsonMapper;

/**
 * Throughput of validator processes by partitions, threads and instances, as ratios to one of each.
 *
 * <p>The source is filled beforehand; each layout then reads all of it, in rounds, as a consumer
 * group of its own. Broker and validators are processes, so that their processor time can be told
 * apart. On a machine with few cores they compete for them: the ratios show what these cores allow,
 * the costs per event hold elsewhere as well.
 */
public final class Scale {
  private static final int DEFAULT_EVENTS = 1_000_000;
  private static final int DEFAULT_ROUNDS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private Scale() {}

  /** Runs it: {@code [EVENTS [ROUNDS]] [--json]}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.setProperty("logback.configurationFile", "dev/assay/benchmarks/registry/logback.xml");
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = words.remove("--json");
    int events = words.isEmpty() ? DEFAULT_EVENTS : Integer.parseInt(words.get(0));
    int rounds = words.size() < 2 ? DEFAULT_ROUNDS : Integer.parseInt(words.get(1));
    Path corpus =
        Path.of(System.getProperty("assay.home", "."), "benchmarks/corpus/feedback_event");
    Map<Layout, List<Measured>> all = new LinkedHashMap<>();
    try (Site site = new Site()) {
      site.prepare(Files.readString(corpus.resolve("schema.json")));
      site.fill(
          Files.readAllLines(corpus.resolve("valid.jsonl")),
          Files.readAllLines(corpus.resolve("invalid.jsonl")),
          events);
      for (int round = 1; round <= rounds; round++) {
        for (Layout layout : Layout.ALL) {
          Measured measured = measure(site, layout, events, round);
          all.computeIfAbsent(layout, _ -> new ArrayList<>()).add(measured);
          System.err.printf(
              Locale.ROOT, "round %d  %s%n", round, line(layout, measured, Double.NaN));
        }
      }
    }
    print(all, json);
  }

  private static Measured measure(Site site, Layout layout, int events, int round)
      throws InterruptedException {
    String group =
        "scale-%d-%d-%d-%d"
            .formatted(layout.partitions(), layout.instances(), layout.threads(), round);
    List<Child> validators = site.validators(layout, group);
    try {
      validators.forEach(Child::start);
      awaitAllJoined(site, group, layout);
      await(site, group, events / 10);
      long fromEvents = committed(site, group);
      long fromNs = System.nanoTime();
      Duration fromCpu = cpu(validators);
      Duration fromBroker = site.brokerCpu();
      await(site, group, events / 10 * 9L);
      long judged = committed(site, group) - fromEvents;
      double seconds = (System.nanoTime() - fromNs) / 1e9;
      return new Measured(
          judged / seconds,
          judged / (cpu(validators).minus(fromCpu).toMillis() / 1e3),
          site.brokerCpu().minus(fromBroker).toMillis() * 1e3 / judged);
    } finally {
      validators.forEach(validator -> validator.stop(Duration.ofSeconds(10)));
    }
  }

  /** Every thread is a member; whoever came later would cost those at work a rebalance. */
  private static void awaitAllJoined(Site site, String group, Layout layout)
      throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (members(site, group) < layout.instances() * layout.threads()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(group + " did not get all its members");
      }
      Thread.sleep(20);
    }
  }

  private static int members(Site site, String group) throws InterruptedException {
    try {
      return site.admin().describeConsumerGroups(List.of(group)).all().get().values().stream()
          .mapToInt(described -> described.members().size())
          .sum();
    } catch (ExecutionException noSuchGroupYet) {
      return 0;
    }
  }

  private static void await(Site site, String group, long events) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (committed(site, group) < events) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(group + " did not reach " + events + " events");
      }
      Thread.sleep(20);
    }
  }

  private static long committed(Site site, String group) throws InterruptedException {
    try {
      return site
          .admin()
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException noSuchGroupYet) {
      return 0;
    }
  }

  private static Duration cpu(List<Child> validators) {
    return validators.stream().map(Child::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  private static void print(Map<Layout, List<Measured>> all, boolean json) {
    double one = median(all.getOrDefault(Layout.ONE, List.of())).eventsPerSecond();
    Map<String, Object> document = new LinkedHashMap<>();
    all.forEach((layout, rounds) -> {
      Measured median = median(rounds);
      System.out.println(line(layout, median, median.eventsPerSecond() / one));
      document.put(
          layout.name(),
          Map.of(
              "events_per_s", median.eventsPerSecond(),
              "of_one", median.eventsPerSecond() / one,
              "events_per_core_s", median.eventsPerCoreSecond(),
              "broker_us_per_event", median.brokerMicrosPerEvent()));
    });
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(document));
    }
  }

  private static String line(Layout layout, Measured measured, double ratio) {
    return String.format(
        Locale.ROOT,
        "%-28s %,10.0f events/s%s  %,10.0f events/s a core of the validators, %.1f µs of the broker an event",
        layout.name(),
        measured.eventsPerSecond(),
        Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "  × %.2f", ratio),
        measured.eventsPerCoreSecond(),
        measured.brokerMicrosPerEvent());
  }

  /** The round with the median throughput, so that its costs belong to it. */
  private static Measured median(List<Measured> rounds) {
    List<Measured> sorted =
        rounds.stream()
            .sorted((a, b) -> Double.compare(a.eventsPerSecond(), b.eventsPerSecond()))
            .toList();
    return sorted.get(sorted.size() / 2);
  }
}
