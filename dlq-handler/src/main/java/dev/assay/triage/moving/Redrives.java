package dev.assay.triage.moving;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.kit.topics.TopicSpec;
import dev.assay.kit.topics.Topics;
import dev.assay.triage.redrive.BeforeAfter;
import dev.assay.triage.redrive.Decider;
import dev.assay.triage.redrive.FixedGroups;
import dev.assay.triage.redrive.Transition;
import dev.assay.triage.redrive.Transitions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** All redrives of the cluster: what is written about them, and those that are worked on here. */
public final class Redrives implements AutoCloseable {
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);
  private static final Map<String, String> COMPACTED =
      Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1");

  private final MovingSettings settings;
  private final RedriveLog log;
  private final InstantSource clock;
  private final FixedGroups fixed;
  private final Surroundings surroundings;
  private final Desk desk;
  private final Crew crew;
  private final RecentSamples samples = new RecentSamples();

  private Redrives(
      MovingSettings settings, FixedGroups fixed, InstantSource clock, StrokeWatch watch) {
    this.settings = settings;
    this.clock = clock;
    this.fixed = fixed;
    this.log = RedriveLog.start(settings);
    this.surroundings = new Surroundings(settings);
    this.crew = new Crew(settings.hands(), log, this::fail, this::planned);
    Mover.Workshop workshop = new Mover.Workshop(settings, log, surroundings, clock, watch, crew);
    this.desk = new Desk(workshop);
    crew.open(workshop);
  }

  /**
   * Follows the topic of redrives, created where it is missing, and goes on with those that this
   * instance left unfinished.
   *
   * @param fixed tells which groups may be moved as they are
   */
  public static Redrives start(
      MovingSettings settings, FixedGroups fixed, InstantSource clock, StrokeWatch watch) {
    Topics.ensure(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
        List.of(TopicSpec.fixed(settings.names().redrives(), 1, COMPACTED)),
        settings.replication(),
        BROKER_TIMEOUT);
    return new Redrives(settings, fixed, clock, watch);
  }

  /** Every redrive, the latest first. */
  public List<RedriveView> all() {
    return log.all().stream().map(this::view).toList();
  }

  /** One redrive. */
  public Optional<RedriveView> find(String id) {
    return log.find(id).map(this::view);
  }

  /**
   * Begins a redrive: fixes what it is about, and has it planned.
   *
   * <p>Letters that come from now on are not part of it.
   *
   * @param asked who wants it, and whether it moves as soon as it is planned
   */
  public Wished begin(RedriveWish wish, RedriveRecord.Asked asked) {
    try {
      Decider.check(wish);
    } catch (IllegalArgumentException wrong) {
      return new Wished.Refused(String.valueOf(wrong.getMessage()), "correct it", false);
    }
    return orNotNow(() -> {
      RedriveRecord redrive = drafted(wish, asked);
      if (asked.thenMove() && Transitions.needsForce(redrive, isFixed(redrive))) {
        return refused(Transitions.unforced(redrive));
      }
      desk.enter(redrive);
      crew.plan(redrive.id());
      return new Wished.Done(view(redrive));
    });
  }

  /** Stops a redrive where it is. */
  public Wished pause(String id, String by) {
    return decide(id, (redrive, nowMs) -> Transitions.pause(redrive, by, nowMs));
  }

  /** Ends a redrive; what it moved stays moved. */
  public Wished cancel(String id, String by) {
    return decide(id, (redrive, nowMs) -> Transitions.cancel(redrive, by, nowMs));
  }

  /** Has a redrive move that was planned, paused or kept from going on. */
  public Wished resume(String id, boolean force) {
    Wished wished =
        decide(id, (redrive, nowMs) -> started(force ? forced(redrive) : redrive, nowMs));
    if (wished instanceof Wished.Done) {
      crew.move(id);
    }
    return wished;
  }

  private Transition started(RedriveRecord redrive, long nowMs) {
    return Transitions.start(
        redrive.heldBy(settings.hands().instance()), log.all(), isFixed(redrive), nowMs);
  }

  private static RedriveRecord forced(RedriveRecord redrive) {
    RedriveWish wish = redrive.wish();
    return redrive.wishing(
        new RedriveWish(wish.selection(), wish.repair(), wish.movement().withForce(true)));
  }

  private RedriveRecord drafted(RedriveWish wish, RedriveRecord.Asked asked) {
    List<RedriveProgress> extent = surroundings.extent(wish.selection().topics());
    return new RedriveRecord(
        RedriveRecord.FORM,
        RedriveIds.next(clock),
        asked,
        wish,
        RedriveState.PLANNING,
        Optional.empty(),
        settings.hands().instance(),
        extent,
        RedriveCounts.NONE,
        Optional.empty(),
        clock.millis());
  }

  private void planned(String id, RedriveCounts found, List<BeforeAfter> shown) {
    samples.keep(id, shown);
    Optional<Transition> transition =
        desk.decide(
            id,
            redrive -> {
              if (redrive.state() != RedriveState.PLANNING) {
                return new Transition.AlreadySo(redrive);
              }
              RedriveRecord planned =
                  redrive.planned(found).in(RedriveState.PLANNED, Optional.empty(), clock.millis());
              return redrive.asked().thenMove() ? startedOr(planned) : new Transition.To(planned);
            });
    boolean moves =
        transition.orElse(null) instanceof Transition.To(RedriveRecord redrive)
            && redrive.state() == RedriveState.RUNNING;
    if (moves) {
      crew.move(id);
    }
  }

  /** What can't start now stays planned, and says why. */
  private Transition startedOr(RedriveRecord planned) {
    Transition started = started(planned, clock.millis());
    return started instanceof Transition.Refused(String why, String remedy, boolean _)
        ? new Transition.To(
            planned.in(RedriveState.PLANNED, Optional.of(why + "; " + remedy), clock.millis()))
        : started;
  }

  private void fail(String id, String why) {
    try {
      var _ =
          desk.decide(
              id,
              redrive ->
                  redrive.state().isOver()
                      ? new Transition.AlreadySo(redrive)
                      : new Transition.To(
                          redrive.in(RedriveState.FAILED, Optional.of(why), clock.millis())));
    } catch (KafkaException away) {
      // The record keeps its state; whoever takes the redrive up meets the same failure.
      crew.lost(id);
    }
  }

  private Wished decide(String id, BiFunction<RedriveRecord, Long, Transition> deciding) {
    return orNotNow(() ->
        desk.decide(id, redrive -> deciding.apply(redrive, clock.millis()))
            .map(this::answered)
            .orElseGet(() -> new Wished.Unknown(id)));
  }

  private Wished answered(Transition transition) {
    return switch (transition) {
      case Transition.To(RedriveRecord redrive) -> new Wished.Done(view(redrive));
      case Transition.AlreadySo(RedriveRecord redrive) -> new Wished.Done(view(redrive));
      case Transition.Refused refused -> refused(refused);
    };
  }

  private static Wished refused(Transition.Refused refused) {
    return new Wished.Refused(refused.why(), refused.remedy(), refused.needsForce());
  }

  private static Wished orNotNow(Supplier<Wished> wished) {
    try {
      return wished.get();
    } catch (KafkaException away) {
      return new Wished.NotNow(Trouble.inWords(away));
    }
  }

  private boolean isFixed(RedriveRecord redrive) {
    return redrive
        .wish()
        .selection()
        .group()
        .map(group -> fixed.isFixed(new FailureFingerprint(group)))
        .orElse(false);
  }

  private RedriveView view(RedriveRecord redrive) {
    return new RedriveView(
        redrive,
        samples.of(redrive.id()),
        crew.perSecond(redrive.id()),
        crew.trouble(redrive.id()),
        Transitions.needsForce(redrive, isFixed(redrive)));
  }

  /** Stops working; what is unfinished goes on when this instance is back. */
  @Override
  public void close() {
    crew.close();
    log.close();
  }
}
