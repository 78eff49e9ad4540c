package dev.assay.validator.resolution;

/** What said by which schema an event wants to be judged; the first that speaks counts. */
public enum Carrier {
  /** The header {@code assay-schema}. */
  HEADER("header"),
  /** The CloudEvents header {@code ce_dataschema}. */
  CE_DATASCHEMA("ce-dataschema"),
  /** Confluent's header {@code __value_schema_id}. */
  CONFLUENT_HEADER("confluent-header"),
  /** The id in Confluent's frame around the value. */
  CONFLUENT_FRAME("confluent-frame"),
  /** The {@code meta} of the event's envelope. */
  ENVELOPE("envelope"),
  /** Nothing in the event: the topic's binding. */
  BINDING("binding");

  private final String text;

  Carrier(String text) {
    this.text = text;
  }

  /** The carrier in metrics and headers. */
  public String text() {
    return text;
  }
}
