package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.redrive.Decider;
import dev.assay.triage.redrive.Destinations;
import dev.assay.triage.redrive.Disposition;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the dead letters of one redrive.
 *
 * <p>Exactly once, by one rule: the events and the record that says how far the redrive has come
 * are one transaction, and whoever goes on takes the pen first, then reads that record. Taking the
 * pen fences the former holder and settles its last transaction, so the record read afterwards is
 * the last word, and nobody can add to it.
 */
final class Mover extends Work {
  private static final Logger LOG = LoggerFactory.getLogger(Mover.class);
  private static final int MAX_EVENTS = 10_000;
  private static final long MAX_BYTES = 16L << 20;
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A commit costs about as much as this many milliseconds of moving. */
  private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Workshop workshop;
  private final Set<String> parkingTopics = new HashSet<>();
  private volatile Optional<Pace> pace = Optional.empty();

  Mover(String id, Workshop workshop) {
    super("redrive", id);
    this.workshop = workshop;
  }

  /**
   * What movers work with.
   *
   * @param settings of this service
   * @param log what redrives say
   * @param surroundings what decisions depend on
   * @param clock dates what is written
   * @param watches hear what is going on
   * @param office told what became of the work
   */
  record Workshop(
      MovingSettings settings,
      RedriveLog log,
      Surroundings surroundings,
      InstantSource clock,
      Redrives.Watches watches,
      Office office) {
    Pen pen(String transactionalId) {
      return Pen.take(settings.kafka(), transactionalId, watches.strokes());
    }
  }

  /** Hears what became of a piece of work. */
  interface Office {
    void lost(String redrive);

    void failed(String redrive, String why);
  }

  /** How many events a second have gone lately. */
  Optional<Double> perSecond() {
    return pace.map(Pace::lately).filter(it -> it > 0);
  }

  @Override
  void lost() {
    workshop.office().lost(id);
  }

  @Override
  void failed(String why) {
    workshop.office().failed(id, why);
  }

  @Override
  void attempt() {
    try (Pen pen = workshop.pen(workshop.settings().moverId(id))) {
      workshop.log().awaitEnd();
      Optional<RedriveRecord> redrive =
          workshop.log().find(id).filter(it -> it.state() == RedriveState.RUNNING);
      if (redrive.isPresent() && workshop.log().isReadable(id)) {
        move(redrive.get(), pen);
      }
    }
  }

  private void move(RedriveRecord redrive, Pen pen) {
    Decider.World world = workshop.surroundings().world(workshop.log());
    Decider decider = new Decider(id, redrive.wish(), world);
    Pace own = new Pace(redrive.wish().movement().perSecond(), System.nanoTime());
    pace = Optional.of(own);
    try (Letters reader = workshop.surroundings().letters(redrive)) {
      Batch batch = new Batch(workshop.settings().names(), redrive, workshop.log());
      new Round(pen, batch, own, world.destinations()).all(reader, decider);
    }
  }

  /** One go from taking the pen to losing it; used by this thread. */
  private final class Round {
    private final Pen pen;
    private final Batch batch;
    private final Pace pace;
    private final Destinations destinations;
    private long committedAt = System.nanoTime();
    private RedriveCounts counted;

    Round(Pen pen, Batch batch, Pace pace, Destinations destinations) {
      this.pen = pen;
      this.batch = batch;
      this.pace = pace;
      this.destinations = destinations;
      this.counted = batch.counts();
    }

    void all(Letters reader, Decider decider) {
      // The first transaction moves nothing: it says who works on this from here on.
      commit();
      while (!isTold() && !batch.isLast()) {
        List<Arrival> arrivals = reader.next();
        add(arrivals, decide(decider, arrivals));
        if (isTold()) {
          return;
        }
        batch.reach(reader.reached(), reader.takeExpired());
        if (isDue(arrivals.isEmpty())) {
          commit();
        }
      }
      if (batch.isLast()) {
        LOG.atInfo().addKeyValue("redrive", id).log("redrive completed");
      }
    }

    private boolean isDue(boolean isIdle) {
      long since = System.nanoTime() - committedAt;
      return batch.isLast()
          || since > QUIET_NANOS
          || (batch.size() > 0 && (isIdle || since > FULL_NANOS));
    }

    private void add(List<Arrival> arrivals, List<Disposition> dispositions) {
      for (int i = 0; i < arrivals.size() && !isTold(); i++) {
        Disposition disposition = dispositions.get(i);
        if (disposition instanceof Disposition.Moves || disposition instanceof Disposition.Parks) {
          awaitTurn();
        }
        batch.add(arrivals.get(i).moment().position(), disposition);
      }
    }

    private void awaitTurn() {
      if (batch.size() >= MAX_EVENTS || batch.bytes() >= MAX_BYTES) {
        commit();
      }
      while (!isTold() && pace.allowance(System.nanoTime(), 1) < 1) {
        boolean isDue = batch.size() > 0 || System.nanoTime() - committedAt > QUIET_NANOS;
        if (isDue) {
          commit();
        }
        pause(pace.waitMs());
      }
      pace.gone(1, System.nanoTime());
    }

    private void commit() {
      List<ProducerRecord<byte[], byte[]>> records =
          batch.take(workshop.settings().hands().instance(), workshop.clock().millis());
      ensureParking(records);
      pen.write(records);
      RedriveCounts now = batch.counts();
      workshop
          .watches()
          .letters()
          .committed(
              now.passing() - counted.passing(),
              now.parked() - counted.parked(),
              now.failing() - counted.failing());
      counted = now;
      committedAt = System.nanoTime();
      untroubled();
    }

    private void ensureParking(List<ProducerRecord<byte[], byte[]>> records) {
      Map<String, Integer> missing = new HashMap<>();
      for (ProducerRecord<byte[], byte[]> record : records) {
        String topic = record.topic();
        boolean isNew =
            !destinations.partitions().containsKey(topic)
                && !topic.startsWith(workshop.settings().names().prefix())
                && parkingTopics.add(topic);
        if (isNew) {
          missing.put(topic, destinations.partitionsForParking(topic));
        }
      }
      if (!missing.isEmpty()) {
        workshop.surroundings().ensureParking(missing);
      }
    }
  }
}
