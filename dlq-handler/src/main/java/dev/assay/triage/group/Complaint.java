package dev.assay.triage.group;

/**
 * What a dead letter says was wrong.
 *
 * @param writer who says it
 * @param schema the subject that was broken, such as {@code v1/telemetry.FeedbackEvent}, or {@link
 *     #UNKNOWN_SCHEMA}
 * @param reason why the event was refused
 * @param keyword the keyword broken, or the exception or rule; empty where there is none
 * @param place where in the event, a JSON Pointer with {@code *} for array indices; of an
 *     application the connector and stage, the consumer group or the subject
 * @param message one line for people
 */
public record Complaint(
    LetterWriter writer,
    String schema,
    FailureReason reason,
    String keyword,
    String place,
    String message) {
  /** Stands for the schema where nobody knows it. */
  public static final String UNKNOWN_SCHEMA = "unknown";

  public Complaint {
    Bounds.checked("schema", schema, Bounds.MAX_SCHEMA_LENGTH);
    Bounds.checked("keyword", keyword, Bounds.MAX_PLACE_LENGTH);
    Bounds.checked("place", place, Bounds.MAX_PLACE_LENGTH);
    Bounds.checked("message", message, Bounds.MAX_MESSAGE_LENGTH);
  }
}
