package dev.assay.triage.redrive;

import dev.assay.triage.judging.NewestVersion;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of a dead letter that a redrive comes across. */
public sealed interface Disposition {

  /** It is of another group. */
  record OutOfScope() implements Disposition {}

  /** It is of the group, but not among those selected. */
  record NotSelected() implements Disposition {}

  /** A redrive has dealt with it before. */
  record Already() implements Disposition {}

  /**
   * It would pass, so it goes.
   *
   * @param event as it is sent
   * @param changed whether the repair changed it
   * @param version that it passes; nothing where it names no schema
   */
  record Moves(
      ProducerRecord<byte[], byte[]> event, boolean changed, Optional<NewestVersion> version)
      implements Disposition {}

  /**
   * It goes to the parking topic, as it was refused.
   *
   * @param event as it is sent
   * @param reason of a bounded number of texts
   */
  record Parks(ProducerRecord<byte[], byte[]> event, String reason) implements Disposition {}

  /**
   * It stays where it is.
   *
   * @param reason of a bounded number of texts
   */
  record Stays(String reason) implements Disposition {}
}
