package dev.assay.validator.report;

import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.instances.InstanceReport.Assigned;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.tally.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how this instance is at a steady beat, and at once when it has applied a policy.
 *
 * <p>The beat also tells the catalogue the time, so that policies end by the clock where the
 * registry is away.
 */
public final class Reporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Instance instance;
  private final LiveCatalogue catalogue;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Duration beat;
  private final Semaphore wakeups = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  private Reporter(
      Instance instance,
      LiveCatalogue catalogue,
      Ledger ledger,
      InstantSource clock,
      Duration beat,
      Consumer<Beat> telling) {
    this.instance = instance;
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.clock = clock;
    this.beat = beat;
    this.thread = Thread.ofPlatform().daemon().name("reporter").unstarted(() -> run(telling));
  }

  /**
   * What is so at one beat.
   *
   * @param report what is told
   * @param partitions what it rests on
   */
  public record Beat(InstanceReport report, List<Partition> partitions) {
    public Beat {
      partitions = List.copyOf(partitions);
    }
  }

  /**
   * Begins to tell.
   *
   * @param clock says when a policy's time is over
   * @param telling takes each beat, on the reporter's thread
   */
  public static Reporter start(
      Instance instance,
      LiveCatalogue catalogue,
      Ledger ledger,
      InstantSource clock,
      Duration beat,
      Consumer<Beat> telling) {
    Reporter reporter = new Reporter(instance, catalogue, ledger, clock, beat, telling);
    catalogue.onPolicy(reporter.wakeups::release);
    reporter.thread.start();
    return reporter;
  }

  private void run(Consumer<Beat> telling) {
    while (!closing) {
      try {
        catalogue.itIs(clock.instant());
        telling.accept(beat());
      } catch (RuntimeException bug) {
        LOG.error("could not tell how this instance is; judging goes on", bug);
      }
      rest();
    }
  }

  private void rest() {
    try {
      if (wakeups.tryAcquire(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        wakeups.drainPermits();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  private Beat beat() {
    // In this order: a position must not be older than the revision that it is told with.
    long revision = catalogue.policyRevision();
    LogPosition position = catalogue.position();
    List<Partition> partitions = instance.partitions().get();
    InstanceReport report =
        new InstanceReport(
            instance.host(),
            instance.application(),
            instance.version(),
            instance.startedMs(),
            beat.toMillis(),
            instance.state().get(),
            position.schemas(),
            position.enforcement(),
            revision,
            assigned(partitions),
            ledger.counted(catalogue.now().policies()));
    return new Beat(report, partitions);
  }

  private static List<Assigned> assigned(List<Partition> partitions) {
    NavigableMap<String, List<Partition>> byTopic = new TreeMap<>();
    partitions.forEach(
        one -> byTopic.computeIfAbsent(one.topic(), _ -> new ArrayList<>()).add(one));
    return byTopic.entrySet().stream().map(Reporter::assigned).toList();
  }

  private static Assigned assigned(Map.Entry<String, List<Partition>> topic) {
    return new Assigned(
        topic.getKey(),
        topic.getValue().stream().map(Partition::partition).sorted().toList(),
        topic.getValue().stream().mapToLong(one -> Math.max(0, one.lag())).sum());
  }

  /** Tells no more. */
  @Override
  public void close() {
    closing = true;
    wakeups.release();
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
