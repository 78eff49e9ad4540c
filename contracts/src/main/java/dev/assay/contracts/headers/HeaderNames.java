package dev.assay.contracts.headers;

/** Names of record headers; every value of ours is UTF-8 text. */
public final class HeaderNames {
  /** What every header of ours begins with. */
  public static final String OURS = "assay-";

  /** Which schema an event claims, as a {@code SchemaReference}; written by producers. */
  public static final String SCHEMA = "assay-schema";

  /** CloudEvents: a URI that names the schema of the data. */
  public static final String CE_DATASCHEMA = "ce_dataschema";

  /** Confluent's clients: the schema's id, where the value has no frame; bytes, not text. */
  public static final String CONFLUENT_VALUE_SCHEMA_ID = "__value_schema_id";

  /**
   * How far up the registry's log a producer knows of, as {@code Assay-Offset} said it; saves a
   * validator that has come as far from asking Kafka.
   */
  public static final String MIN_OFFSET = "assay-min-offset";

  /** What said by which schema a dead letter was to be judged, one of the carriers. */
  public static final String CARRIER = "assay-carrier";

  /** The version that found an event valid; only where the binding asks for it. */
  public static final String JUDGED_BY = "assay-judged-by";

  /**
   * {@code invalid} on an event that was let through although it breaks its schema; {@code valid}
   * on one that keeps it, where the binding asks for that.
   */
  public static final String VERDICT = "assay-verdict";

  /** JSON array of the first violations, at most 4 KiB. */
  public static final String ERRORS = "assay-errors";

  /** Why an event was refused, one of {@code DeadLetterReason}. */
  public static final String REASON = "assay-reason";

  /** The failure group, {@code v1:} and a hash. */
  public static final String FINGERPRINT = "assay-fingerprint";

  /** Revision of the enforcement policy that decided, decimal. */
  public static final String POLICY_REVISION = "assay-policy-revision";

  /** How often this event has been redriven already, decimal. */
  public static final String ATTEMPT = "assay-attempt";

  /** Which redrive brought this event back, on redriven and parked events. */
  public static final String REDRIVE_ID = "assay-redrive-id";

  /** Why an event was parked, one line; on parked events. */
  public static final String PARKED = "assay-parked";

  /** The event's own timestamp, epoch milliseconds, decimal. */
  public static final String ORIGINAL_TIMESTAMP = "assay-original-timestamp";

  /** The validator that decided: its name, version and instance. */
  public static final String VALIDATOR = "assay-validator";

  /** What Kafka Streams' own dead-letter headers begin with (KIP-1034). */
  public static final String STREAMS_ERRORS = "__streams.errors.";

  /** Source topic (KIP-1034). */
  public static final String STREAMS_TOPIC = "__streams.errors.topic";

  /** Source partition, decimal (KIP-1034). */
  public static final String STREAMS_PARTITION = "__streams.errors.partition";

  /** Source offset, decimal (KIP-1034). */
  public static final String STREAMS_OFFSET = "__streams.errors.offset";

  /** A stable name for the kind of failure (KIP-1034). */
  public static final String STREAMS_EXCEPTION = "__streams.errors.exception";

  /** One line about the failure, without payload (KIP-1034). */
  public static final String STREAMS_MESSAGE = "__streams.errors.message";

  /** What Spring's dead-letter headers begin with. */
  public static final String SPRING_DLT = "kafka_dlt-";

  /** Source topic, where Spring's consumers and several UIs look for it. */
  public static final String SPRING_ORIGINAL_TOPIC = "kafka_dlt-original-topic";

  private HeaderNames() {}
}
