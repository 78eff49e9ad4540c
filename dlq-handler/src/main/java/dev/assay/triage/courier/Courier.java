package dev.assay.triage.courier;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.WatchForms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the alerts of the topic to one output, in order, on a thread of its own.
 *
 * <p>The topic is the outbox: an alert's offset is committed once the output has it, so none is
 * lost while an endpoint is down, and of several instances one brings it. Should a process die
 * right between the two, the alert comes again, with the same id. While an output makes it wait,
 * the courier goes on polling without fetching, so that it keeps its place.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final Output output;
  private final Pace pace;
  private final CourierWatch watch;
  private final Clock clock;
  private final Thread thread;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private Instant notBefore = Instant.MIN;
  private int failures;
  private volatile boolean closing;

  private record Pending(TopicPartition partition, long offset, Alert alert) {}

  private Courier(
      Consumer<byte[], byte[]> consumer,
      Output output,
      Pace pace,
      CourierWatch watch,
      Clock clock) {
    this.consumer = consumer;
    this.output = output;
    this.pace = pace;
    this.watch = watch;
    this.clock = clock;
    this.thread =
        Thread.ofPlatform().daemon().name("courier-" + output.name()).unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param consumer of the output's own group, with auto-commit off; closed with the courier
   * @param topic where alerts are
   */
  public static Courier start(
      Consumer<byte[], byte[]> consumer, String topic, Route route, CourierWatch watch) {
    Courier courier = new Courier(consumer, route.output(), route.pace(), watch, route.clock());
    consumer.subscribe(List.of(topic), courier.new Forgetting());
    courier.thread.start();
    return courier;
  }

  /**
   * To whom, how fast, by which clock.
   *
   * @param output where alerts go
   * @param pace how fast
   * @param clock tells how old an alert is
   */
  public record Route(Output output, Pace pace, Clock clock) {}

  private void run() {
    try (consumer) {
      while (!closing) {
        step();
      }
    } catch (WakeupException | InterruptException told) {
      // Closing is the only reason to be woken.
    } catch (KafkaException trouble) {
      LOG.atError()
          .addKeyValue("output", output.name())
          .setCause(trouble)
          .log("a courier stopped; its alerts wait for the next start");
    }
  }

  private void step() {
    if (pending.isEmpty()) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
    }
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      read(record);
    }
    if (!pending.isEmpty() && !clock.instant().isBefore(notBefore)) {
      attempt();
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try {
      pending.add(new Pending(partition, record.offset(), WatchForms.readAlert(record.value())));
    } catch (RuntimeException unreadable) {
      // Somebody else's record; the alerts behind it must not wait for it.
      LOG.atError()
          .addKeyValue("topic", record.topic())
          .addKeyValue("offset", record.offset())
          .addKeyValue("problem", unreadable.toString())
          .log("a record that is no alert was left out");
    }
  }

  private void attempt() {
    Optional<Instant> quietUntil = pace.quiet().flatMap(hours -> hours.endAfter(clock.instant()));
    if (quietUntil.isPresent()) {
      notBefore = quietUntil.get();
      return;
    }
    List<Pending> batch = pending.stream().limit(output.maxTogether()).toList();
    Instant oldest = clock.instant().minus(pace.patience());
    List<Pending> late = batch.stream().filter(each -> each.alert.at().isBefore(oldest)).toList();
    if (!late.isEmpty()) {
      giveUp(late, "too old");
      return;
    }
    switch (delivered(batch.stream().map(Pending::alert).toList())) {
      case Delivery.Delivered done -> {
        watch.delivered(output.name(), batch.size());
        settle(batch);
        notBefore = clock.instant().plus(pace.between());
      }
      case Delivery.Refused refused -> giveUp(batch, refused.detail());
      case Delivery.NotNow later -> retry(later);
    }
  }

  private Delivery delivered(List<Alert> alerts) {
    try {
      return output.deliver(alerts);
    } catch (RuntimeException bug) {
      return new Delivery.NotNow(bug.toString(), Optional.empty());
    }
  }

  private void retry(Delivery.NotNow later) {
    failures++;
    watch.failed(output.name());
    Duration wait = later.after().orElse(pace.afterFailures(failures));
    notBefore = clock.instant().plus(wait);
    LOG.atWarn()
        .addKeyValue("output", output.name())
        .addKeyValue("waiting", pending.size())
        .addKeyValue("again_in", wait)
        .addKeyValue("problem", later.detail())
        .log("alerts could not be delivered");
  }

  private void giveUp(List<Pending> batch, String why) {
    watch.givenUp(output.name(), batch.size());
    LOG.atError()
        .addKeyValue("output", output.name())
        .addKeyValue("alerts", batch.stream().map(each -> each.alert.id()).toList())
        .addKeyValue("problem", why)
        .log("alerts were given up");
    settle(batch);
  }

  private void settle(List<Pending> batch) {
    failures = 0;
    for (Pending done : batch) {
      pending.remove(done);
      consumer.commitSync(Map.of(done.partition, new OffsetAndMetadata(done.offset + 1)));
    }
  }

  /** Ends after the attempt under way, if that is soon. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  /** What another instance is to bring now is not ours any more. */
  private final class Forgetting implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      List<Pending> gone = new ArrayList<>(pending);
      gone.removeIf(each -> !partitions.contains(each.partition));
      pending.removeAll(gone);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // Fetching begins at what was committed last.
    }
  }
}
