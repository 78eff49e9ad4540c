package dev.assay.validator.resolution;

import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.envelope.Envelope;
import dev.assay.contracts.envelope.Frame;
import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import java.util.Optional;
import java.util.OptionalInt;

/** What a value looks like, by the form that its binding asks for. */
sealed interface Shape {

  /**
   * The whole value is the event.
   *
   * @param range all of it
   */
  record Whole(ByteRange range) implements Shape {}

  /**
   * The event is framed.
   *
   * @param range what follows the frame
   * @param claim what the frame says
   */
  record Framed(ByteRange range, Claim claim) implements Shape {}

  /**
   * The event lies in an envelope.
   *
   * @param envelope which
   */
  record Enveloped(Envelope envelope) implements Shape {}

  /**
   * It does not look as it has to.
   *
   * @param form what it lacks
   * @param why for people
   */
  record Lacking(String form, String why) implements Shape {}

  /**
   * The shape of a value; never throws.
   *
   * @param idInHeader whether a header gives the id that a frame would give
   */
  static Shape of(PayloadForm form, byte[] value, boolean idInHeader) {
    return switch (form) {
      case RAW -> new Whole(ByteRange.whole(value));
      case AUTO -> framed(value).or(() -> named(value)).orElseGet(() -> whole(value));
      case CONFLUENT ->
          framed(value)
              .orElseGet(() ->
                  idInHeader
                      ? whole(value)
                      : new Lacking(
                          "frame",
                          "the value has neither a frame (byte 0, four bytes of schema id, the event) nor a header __value_schema_id"));
      case ENVELOPE ->
          Envelope.in(value)
              .<Shape>map(Enveloped::new)
              .orElseGet(() -> isJson(value) ? noEnvelope() : whole(value));
    };
  }

  private static Shape noEnvelope() {
    return new Lacking(
        "envelope",
        "the value is no envelope {id, key, ts, meta, payload} that says meta, schema_id, track and payload at most once");
  }

  private static Shape whole(byte[] value) {
    return new Whole(ByteRange.whole(value));
  }

  private static Optional<Shape> framed(byte[] value) {
    OptionalInt frame = Frame.lengthIn(value);
    return frame.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Framed(new ByteRange(frame.getAsInt(), value.length), ConfluentId.inFrame(value)));
  }

  private static Optional<Shape> named(byte[] value) {
    return Envelope.in(value).filter(found -> found.schemaId().isPresent()).map(Enveloped::new);
  }

  // What is no JSON at all is better told so by the engine.
  private static boolean isJson(byte[] value) {
    return JsonScanner.scan(value, 0, value.length, JsonScanner.MAX_DEPTH)
        instanceof JsonScan.WellFormed;
  }
}
