package dev.assay.triage.gather;

import dev.assay.triage.adding.Sheaf;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads dead letters, adds them up in memory, and writes the sums.
 *
 * <p>The sums and the offsets up to which they count are one transaction: so each dead letter is
 * counted once, whatever dies. After any trouble everything in memory is thrown away with the
 * clients, and reading goes on from what was committed.
 *
 * <p>While there is little to read, sums are written a moment after; when reading is behind, more
 * is added up before, since what is written for a sum does not grow with it.
 */
final class Gatherer implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Gatherer.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BEHIND_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final GatheringSettings settings;
  private final Sheaf sheaf;
  private final LetterCount count;
  private final BooleanSupplier isWanted;
  private final GatherClients clients;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<Open> open = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean isFenced;
  private long begunNanos;

  /** What is there from opening Kafka's clients to closing them. */
  private record Open(Consumer<byte[], byte[]> consumer, SumWriter sums) {}

  Gatherer(
      GatheringSettings settings,
      int number,
      Sheaf sheaf,
      LetterCount count,
      BooleanSupplier isWanted) {
    this.settings = settings;
    this.sheaf = sheaf;
    this.count = count;
    this.isWanted = isWanted;
    this.clients = new GatherClients(settings, number);
    this.thread = Thread.ofPlatform().daemon().name("gather-" + number).unstarted(this::gather);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopping.countDown();
  }

  void join() {
    try {
      if (!thread.join(CLOSE)) {
        LOG.atWarn().addKeyValue("timeout", CLOSE).log("gathering did not stop in time");
        thread.interrupt();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  /** Dead letters that wait, as far as the consumer knows. */
  double lag() {
    return open.map(it -> ReadingLag.of(it.consumer.metrics().values())).orElse(0.0);
  }

  Optional<String> trouble() {
    return trouble;
  }

  boolean isFenced() {
    return isFenced;
  }

  private void gather() {
    while (goesOn()) {
      try (Consumer<byte[], byte[]> consumer = clients.consumer();
          Producer<byte[], byte[]> producer = clients.producer()) {
        SumWriter sums = new SumWriter(consumer, producer, settings.additions(), count);
        open = Optional.of(new Open(consumer, sums));
        producer.initTransactions();
        subscribe(consumer);
        read(consumer, sums);
        consumer.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE));
      } catch (InterruptException told) {
        stopping.countDown();
      } catch (RuntimeException failed) {
        suffer(failed);
      } finally {
        open = Optional.empty();
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer, SumWriter sums) {
    try {
      readOn(consumer, sums);
    } catch (RuntimeException failed) {
      // Before the clients are closed: the consumer calls back then.
      sheaf.forget();
      throw failed;
    }
  }

  private void readOn(Consumer<byte[], byte[]> consumer, SumWriter sums) {
    while (goesOn()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      trouble = Optional.empty();
      if (sheaf.letters() == 0) {
        begunNanos = System.nanoTime();
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        sheaf.add(arrival(record));
      }
      boolean isBehind = records.count() >= GatherClients.MAX_POLL_RECORDS;
      long patience = isBehind ? BEHIND_NANOS : SOON_NANOS;
      if (records.isEmpty() || sheaf.isFull() || System.nanoTime() - begunNanos >= patience) {
        sums.write(sheaf);
      }
    }
    sums.write(sheaf);
  }

  private boolean goesOn() {
    return stopping.getCount() > 0 && !isFenced && isWanted.getAsBoolean();
  }

  private void subscribe(Consumer<byte[], byte[]> consumer) {
    Optional<String> regex = settings.subscription().regex();
    if (regex.isPresent()) {
      consumer.subscribe(Pattern.compile(regex.get()), this);
    } else {
      consumer.subscribe(settings.subscription().topics(), this);
    }
  }

  /** Called before the group goes on without this member, so what is written here still counts. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    open.ifPresent(it -> it.sums.write(sheaf));
  }

  /** Somebody else reads these from what was committed, so what is in memory must not count. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (sheaf.letters() > 0) {
      throw new KafkaException(
          "partitions were lost to another instance while their letters were added up");
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    LOG.atInfo().addKeyValue("partitions", partitions).log("reading dead letters");
  }

  private void suffer(RuntimeException failed) {
    isFenced = isFencing(failed);
    trouble = Optional.of("dead letters can't be read now: " + failed);
    LOG.atWarn()
        .addKeyValue("answer", isFenced ? "stop reading" : "read again from what was committed")
        .setCause(failed)
        .log("gathering failed");
    try {
      var _ = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }

  private static boolean isFencing(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof FencedInstanceIdException) {
        return true;
      }
    }
    return false;
  }

  private static Arrival arrival(ConsumerRecord<byte[], byte[]> record) {
    return new Arrival(
        new Moment(
            // An old client may send -1 for "no time".
            Instant.ofEpochMilli(Math.max(0, record.timestamp())),
            new LetterPosition(record.topic(), record.partition(), record.offset())),
        record.headers(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()));
  }
}
