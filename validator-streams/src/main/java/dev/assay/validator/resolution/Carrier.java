package dev.assay.validator.resolution;

/** What said by which schema an event wants to be judged; the first that speaks counts. */
public enum Carrier {
  /** The header {@code assay-schema}. */
  HEADER,
  /** The CloudEvents header {@code ce_dataschema}. */
  CE_DATASCHEMA,
  /** The {@code meta} of the event's envelope. */
  ENVELOPE,
  /** Nothing in the event: the topic's binding. */
  BINDING
}
