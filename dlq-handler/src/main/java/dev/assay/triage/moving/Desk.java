package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveEntry;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.triage.redrive.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where wishes about redrives are decided, in turn, whichever instance they reach.
 *
 * <p>Whoever decides takes the desk's pen, which fences everybody else at the desk, and reads to
 * the end: so two instances never start redrives that get into each other's way. A redrive that
 * runs is stopped by taking its own pen as well: from then on its holder can't write, and what it
 * says last is what is decided on. Stopping one therefore needs no word to its holder, which may
 * hang or be cut off.
 */
final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final int ATTEMPTS = 5;

  private final Mover.Workshop workshop;

  Desk(Mover.Workshop workshop) {
    this.workshop = workshop;
  }

  /** Writes a new redrive, and who asked for it. */
  RedriveRecord enter(RedriveRecord redrive, Deed deed) {
    return inTurn(pen -> {
      write(pen, redrive, Optional.of(deed));
      return redrive;
    });
  }

  /** Writes what somebody asked for that changes no redrive: why it was refused, if it was. */
  void note(Deed deed, Optional<String> refusal) {
    var _ =
        inTurn(pen -> {
          noted(pen, deed, refusal);
          return deed;
        });
  }

  private void noted(Pen pen, Deed deed, Optional<String> refusal) {
    String audit = workshop.settings().names().audit();
    pen.write(
        List.of(refusal.map(why -> deed.refused(audit, why)).orElseGet(() -> deed.granted(audit))));
  }

  /**
   * Decides about a redrive and writes what is decided.
   *
   * @param deed who asked for it, where somebody did; written with the decision
   * @return nothing where there is no such redrive
   */
  Optional<Transition> decide(
      String id, Optional<Deed> deed, Function<RedriveRecord, Transition> deciding) {
    return inTurn(pen ->
        workshop
            .log()
            .find(id)
            .map(redrive -> {
              Transition transition = deciding.apply(redrive);
              return transition instanceof Transition.To && redrive.state() == RedriveState.RUNNING
                  ? stopped(id, deed, deciding).orElse(transition)
                  : written(pen, deed, transition);
            }));
  }

  /** Written with the redrive's own pen, so that nobody who took it in between is overruled. */
  private Optional<Transition> stopped(
      String id, Optional<Deed> deed, Function<RedriveRecord, Transition> deciding) {
    try (Pen mover = workshop.pen(workshop.settings().moverId(id))) {
      workshop.log().awaitEnd();
      return workshop.log().find(id).map(last -> written(mover, deed, deciding.apply(last)));
    }
  }

  private Transition written(Pen pen, Optional<Deed> deed, Transition transition) {
    switch (transition) {
      case Transition.To(RedriveRecord next) -> write(pen, next, deed);
      case Transition.Refused refused ->
          deed.ifPresent(asked -> noted(pen, asked, Optional.of(refused.why())));
      case Transition.AlreadySo _ -> {}
    }
    return transition;
  }

  private void write(Pen pen, RedriveRecord redrive, Optional<Deed> deed) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(
        Batch.record(workshop.settings().names().redrives(), RedriveEntry.key(redrive), redrive));
    deed.ifPresent(asked -> records.add(asked.granted(workshop.settings().names().audit())));
    pen.write(records);
    LOG.atInfo()
        .addKeyValue("redrive", redrive.id())
        .addKeyValue("state", redrive.state().text())
        .addKeyValue("because", redrive.because().orElse(""))
        .log("redrive decided on");
    workshop.log().awaitEnd();
  }

  private <T> T inTurn(Function<Pen, T> deciding) {
    for (int attempt = 1; ; attempt++) {
      try (Pen pen = workshop.pen(workshop.settings().deskId())) {
        workshop.log().awaitEnd();
        return deciding.apply(pen);
      } catch (PenTaken taken) {
        if (attempt == ATTEMPTS) {
          throw new KafkaException("other wishes about redrives were decided all the time", taken);
        }
      }
    }
  }
}
