package dev.assay.triage.moving;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.kit.topics.TopicSpec;
import dev.assay.kit.topics.Topics;
import dev.assay.triage.archive.ArchiveAway;
import dev.assay.triage.archive.ArchiveRefused;
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
import org.apache.kafka.common.KafkaException;

/** All redrives of the cluster: what is written about them, and those that are worked on here. */
public final class Redrives implements Deeds, AutoCloseable {
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);
  private static final Map<String, String> COMPACTED =
      Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1");

  private static final Map<String, String> YEAR =
      Map.of(
          "cleanup.policy",
          "delete",
          "retention.ms",
          Long.toString(Duration.ofDays(365).toMillis()));
  private static final Map<String, String> WEEK =
      Map.of(
          "cleanup.policy", "delete", "retention.ms", Long.toString(Duration.ofDays(7).toMillis()));

  private final MovingSettings settings;
  private final RedriveLog log;
  private final InstantSource clock;
  private final FixedGroups fixed;
  private final Surroundings surroundings;
  private final Desk desk;
  private final Crew crew;
  private final RecentSamples samples = new RecentSamples();

  private Redrives(
      MovingSettings settings, FixedGroups fixed, InstantSource clock, Watches watches) {
    this.settings = settings;
    this.clock = clock;
    this.fixed = fixed;
    this.log = RedriveLog.start(settings);
    this.surroundings = new Surroundings(settings);
    this.crew = new Crew(settings.hands(), log, this::fail, this::planned);
    Mover.Workshop workshop = new Mover.Workshop(settings, log, surroundings, clock, watches, crew);
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
      MovingSettings settings, FixedGroups fixed, InstantSource clock, Watches watches) {
    Topics.ensure(
        settings.kafka().properties(),
        List.of(
            TopicSpec.fixed(settings.names().redrives(), 1, COMPACTED),
            TopicSpec.initially(settings.names().audit(), 1, YEAR),
            TopicSpec.initially(settings.names().alerts(), 1, WEEK)),
        settings.replication(),
        BROKER_TIMEOUT);
    return new Redrives(settings, fixed, clock, watches);
  }

  /**
   * Who hears what is going on.
   *
   * @param strokes of pens
   * @param letters that are committed
   */
  public record Watches(StrokeWatch strokes, RedriveWatch letters) {
    /** Nobody does. */
    public static final Watches NONE = new Watches(StrokeWatch.NONE, RedriveWatch.NONE);
  }

  /** Every redrive, the latest first. */
  public List<RedriveView> all() {
    return log.all().stream().map(this::view).toList();
  }

  /** How many stand so. */
  public long count(RedriveState state) {
    return log.all().stream().filter(redrive -> redrive.state() == state).count();
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
      Deed deed =
          new Deed(asked.by(), "begin-redrive", redrive.id(), detail(redrive), asked.atMs());
      if (asked.thenMove() && Transitions.needsForce(redrive, isFixed(redrive))) {
        Transition.Refused unforced = Transitions.unforced(redrive);
        desk.note(deed, Optional.of(unforced.why()));
        return refused(unforced);
      }
      desk.enter(redrive, deed);
      crew.plan(redrive.id());
      return new Wished.Done(view(redrive));
    });
  }

  /** Stops a redrive where it is. */
  public Wished pause(String id, String by) {
    return decide(
        id, deed(by, "pause", id), (redrive, nowMs) -> Transitions.pause(redrive, by, nowMs));
  }

  /** Ends a redrive; what it moved stays moved. */
  public Wished cancel(String id, String by) {
    return decide(
        id, deed(by, "cancel", id), (redrive, nowMs) -> Transitions.cancel(redrive, by, nowMs));
  }

  /** Has a redrive move that was planned, paused or kept from going on. */
  public Wished resume(String id, String by, boolean force) {
    Wished wished =
        decide(
            id,
            deed(by, force ? "force" : "resume", id),
            (redrive, nowMs) -> started(force ? forced(redrive) : redrive, nowMs));
    if (wished instanceof Wished.Done) {
      crew.move(id);
    }
    return wished;
  }

  @Override
  public void done(Deed deed) {
    desk.note(deed, Optional.empty());
  }

  private Deed deed(String by, String verb, String id) {
    String group =
        log.find(id)
            .flatMap(it -> it.wish().selection().group())
            .map(it -> "group " + it)
            .orElse("");
    return new Deed(by, verb + "-redrive", id, group, clock.millis());
  }

  /** What is redriven, and why; no payload. */
  private static String detail(RedriveRecord redrive) {
    RedriveWish wish = redrive.wish();
    return "%s, to %s%s%s%s"
        .formatted(
            wish.selection()
                .group()
                .map(it -> "group " + it)
                .orElseGet(() -> "topics " + String.join(", ", wish.selection().topics())),
            wish.movement().to(),
            wish.repair().changesNothing() ? "" : ", repaired",
            redrive.asked().thenMove() ? "" : ", planned only",
            redrive.asked().why().isEmpty() ? "" : ": " + redrive.asked().why());
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
    List<RedriveProgress> extent = surroundings.extent(wish.selection());
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
            Optional.empty(),
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
              Optional.empty(),
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

  private Wished decide(
      String id, Deed deed, BiFunction<RedriveRecord, Long, Transition> deciding) {
    return orNotNow(() ->
        desk.decide(id, Optional.of(deed), redrive -> deciding.apply(redrive, clock.millis()))
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
    } catch (KafkaException | ArchiveAway away) {
      return new Wished.NotNow(Trouble.inWords(away));
    } catch (ArchiveRefused refused) {
      return new Wished.Refused(
          String.valueOf(refused.getMessage()), "see docs/redrive.md, Archives", false);
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
