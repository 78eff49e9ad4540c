package dev.assay.triage.intake;

import dev.assay.triage.group.Moment;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A record of a dead-letter topic as it was read.
 *
 * @param moment its timestamp and place
 * @param headers all of them; only read
 * @param key its key, where it has one; only read
 * @param value its value, where it has one; only read
 * @param hidden whether parts of it were hidden before it was archived, so that it is not whole
 */
public record Arrival(
    Moment moment, Headers headers, Optional<byte[]> key, Optional<byte[]> value, boolean hidden) {

  /** A record as it stands in its topic: whole. */
  public Arrival(Moment moment, Headers headers, Optional<byte[]> key, Optional<byte[]> value) {
    this(moment, headers, key, value, false);
  }
}
