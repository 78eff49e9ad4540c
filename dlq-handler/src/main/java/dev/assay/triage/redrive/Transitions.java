package dev.assay.triage.redrive;

import static dev.assay.contracts.redrives.RedriveState.CANCELLED;
import static dev.assay.contracts.redrives.RedriveState.PAUSED;
import static dev.assay.contracts.redrives.RedriveState.PLANNED;
import static dev.assay.contracts.redrives.RedriveState.PLANNING;
import static dev.assay.contracts.redrives.RedriveState.RUNNING;

import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import java.util.Collection;
import java.util.Optional;

/** Which state of a redrive may follow which. */
public final class Transitions {
  private Transitions() {}

  /** Stops it where it is, for a while. */
  public static Transition pause(RedriveRecord redrive, String by, long nowMs) {
    return switch (redrive.state()) {
      case RUNNING -> to(redrive, PAUSED, Optional.of("paused by " + by), nowMs);
      case PAUSED -> new Transition.AlreadySo(redrive);
      case PLANNING, PLANNED, COMPLETED, CANCELLED, FAILED ->
          refused(redrive, "only a running redrive can be paused");
    };
  }

  /** Ends it; what it moved stays moved. */
  public static Transition cancel(RedriveRecord redrive, String by, long nowMs) {
    return switch (redrive.state()) {
      case PLANNING, PLANNED, RUNNING, PAUSED, FAILED ->
          to(redrive, CANCELLED, Optional.of("cancelled by " + by), nowMs);
      case CANCELLED -> new Transition.AlreadySo(redrive);
      case COMPLETED -> refused(redrive, "it has dealt with everything already");
    };
  }

  /**
   * Has it move, from the beginning or from where it stopped.
   *
   * @param all every redrive there is, this one included
   * @param isFixed whether its group is marked fixed
   */
  public static Transition start(
      RedriveRecord redrive, Collection<RedriveRecord> all, boolean isFixed, long nowMs) {
    return switch (redrive.state()) {
      case RUNNING -> new Transition.AlreadySo(redrive);
      case PLANNING -> refused(redrive, "wait until it is planned");
      case COMPLETED, CANCELLED -> refused(redrive, "begin another redrive");
      case PLANNED, PAUSED, FAILED -> {
        if (needsForce(redrive, isFixed)) {
          yield unforced(redrive);
        }
        yield overlapping(redrive, all)
            .<Transition>map(other ->
                new Transition.Refused(
                    "redrive %s, which is running, is about the same dead letters as %s"
                        .formatted(other.id(), redrive.id()),
                    "wait until it is done, or cancel it",
                    false))
            .orElseGet(() -> to(redrive, RUNNING, Optional.empty(), nowMs));
      }
    };
  }

  /** Whether its group is neither repaired nor fixed, and nobody said that this is all right. */
  public static boolean needsForce(RedriveRecord redrive, boolean isFixed) {
    return redrive.wish().repair().changesNothing()
        && !isFixed
        && !redrive.wish().movement().force();
  }

  /** That it would need force. */
  public static Transition.Refused unforced(RedriveRecord redrive) {
    return new Transition.Refused(
        "%s is neither repaired nor marked fixed"
            .formatted(
                redrive
                    .wish()
                    .selection()
                    .group()
                    .map(it -> "group " + it)
                    .orElse("what is selected")),
        "give a repair, mark the group fixed once its cause is gone, or say force",
        true);
  }

  /** Two redrives that see the same letters at the same time could move one twice. */
  private static Optional<RedriveRecord> overlapping(
      RedriveRecord redrive, Collection<RedriveRecord> all) {
    return all.stream()
        .filter(other -> other.state() == RUNNING && !other.id().equals(redrive.id()))
        .filter(other -> sharesScope(redrive, other) && sharesTopic(redrive, other))
        .findFirst();
  }

  private static boolean sharesScope(RedriveRecord one, RedriveRecord other) {
    String scope = MovedTrail.scope(one);
    String another = MovedTrail.scope(other);
    return scope.equals(another)
        || scope.equals(MovedSegment.EVERYTHING)
        || another.equals(MovedSegment.EVERYTHING);
  }

  private static boolean sharesTopic(RedriveRecord one, RedriveRecord other) {
    return one.partitions().stream()
        .map(RedriveProgress::topic)
        .anyMatch(topic ->
            other.partitions().stream().map(RedriveProgress::topic).anyMatch(topic::equals));
  }

  private static Transition to(
      RedriveRecord redrive, RedriveState next, Optional<String> because, long nowMs) {
    return new Transition.To(redrive.in(next, because, nowMs));
  }

  private static Transition refused(RedriveRecord redrive, String remedy) {
    return new Transition.Refused(
        "redrive %s is %s".formatted(redrive.id(), redrive.state().text()), remedy, false);
  }
}
