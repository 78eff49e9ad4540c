package dev.assay.triage.group;

/**
 * What a dead letter says was wrong.
 *
 * @param schema the subject that was broken, such as {@code v1/telemetry.FeedbackEvent}, or {@link
 *     #UNKNOWN_SCHEMA}
 * @param reason why the event was refused
 * @param keyword the keyword broken, empty where it is no violation
 * @param place where in the event, a JSON Pointer with {@code *} for array indices
 * @param message one line for people, without payload
 */
public record Complaint(
    String schema, FailureReason reason, String keyword, String place, String message) {
  /** Stands for the schema where nobody knows it. */
  public static final String UNKNOWN_SCHEMA = "unknown";

  public Complaint {
    Bounds.checked("schema", schema, Bounds.MAX_SCHEMA_LENGTH);
    Bounds.checked("keyword", keyword, Bounds.MAX_PLACE_LENGTH);
    Bounds.checked("place", place, Bounds.MAX_PLACE_LENGTH);
    Bounds.checked("message", message, Bounds.MAX_MESSAGE_LENGTH);
  }
}
