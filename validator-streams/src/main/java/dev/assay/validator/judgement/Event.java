package dev.assay.validator.judgement;

import dev.assay.contracts.deadletters.Origin;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record of a source topic, as it came; nobody changes its bytes or headers. */
public final class Event {
  private final Origin origin;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final Headers headers;

  /** An event; the arrays and headers are not copied. */
  public Event(Origin origin, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    this.origin = origin;
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  /** Where it came from. */
  public Origin origin() {
    return origin;
  }

  /** Its key, if it has one. */
  public Optional<byte[]> key() {
    return Optional.ofNullable(key);
  }

  /** Its value; nothing for a tombstone. */
  public Optional<byte[]> value() {
    return Optional.ofNullable(value);
  }

  /** Its headers, as they came. */
  public Headers headers() {
    return headers;
  }
}
