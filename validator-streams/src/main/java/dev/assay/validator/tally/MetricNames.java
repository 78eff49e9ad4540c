package dev.assay.validator.tally;

/** Names of the validator's meters and their labels; public API. */
public final class MetricNames {
  /** Events looked at, by {@link #SCHEMA} and {@link #OUTCOME} success, failure or error. */
  public static final String VALIDATIONS = "schema_validation_total";

  /** Lookups that found a compiled schema, by {@link #SCHEMA}. */
  public static final String CACHE_HITS = "schema_cache_hits_total";

  /** Lookups that had to compile first, by {@link #SCHEMA}. */
  public static final String CACHE_MISSES = "schema_cache_misses_total";

  /** Compiled schemas held. */
  public static final String CACHE_SIZE = "schema_cache_size";

  /** What became of events, by {@link #TOPIC}, {@link #OUTCOME} and {@link #REASON}. */
  public static final String RECORDS = "assay_validator_records_total";

  /** Events read, by {@link #TOPIC} and {@link #PARTITION} of the source. */
  public static final String RECORDS_IN = "assay_validator_partition_in_total";

  /** Events sent on, by {@link #TOPIC} and {@link #PARTITION} of the source and {@link #EXIT}. */
  public static final String RECORDS_OUT = "assay_validator_partition_out_total";

  /** Facts of the log that this validator can't read. */
  public static final String UNREADABLE_FACTS = "assay_validator_unreadable_facts";

  /** Last offset applied, by {@link #TOPIC} of the registry. */
  public static final String POSITION = "assay_validator_position";

  /** Stream threads that died and were replaced. */
  public static final String THREAD_FAILURES = "assay_validator_thread_failures_total";

  /** Events that the fast engine accepted and the reference didn't; each retired a plan. */
  public static final String DISAGREEMENTS = "assay_validator_disagreement_total";

  /** How schemas were looked for, by {@link #TOPIC}, {@link #CARRIER} and {@link #OUTCOME}. */
  public static final String RESOLUTIONS = "assay_schema_resolution_total";

  /** Events judged by a deprecated version, by {@link #SCHEMA} with its track, {@link #VERSION}. */
  public static final String DEPRECATED = "assay_deprecated_schema_total";

  /** How long events waited for facts on their way, by {@link #TOPIC} and {@link #OUTCOME}. */
  public static final String SCHEMA_WAIT = "assay_schema_wait_seconds";

  /** Times the topology was built anew for a change of source topics. */
  public static final String REBUILDS = "assay_validator_rebuilds_total";

  /** Bindings that were stated and don't hold. */
  public static final String BINDINGS_SET_ASIDE = "assay_validator_bindings_set_aside";

  /** What named a schema. */
  public static final String CARRIER = "carrier";

  /** Number of a version. */
  public static final String VERSION = "version";

  /** Name of a schema that exists, or {@code none}. */
  public static final String SCHEMA = "schema";

  /** What became of the event. */
  public static final String OUTCOME = "outcome";

  /** Why; {@code none} where there is nothing to explain. */
  public static final String REASON = "reason";

  /** A source topic. */
  public static final String TOPIC = "topic";

  /** Its partition. */
  public static final String PARTITION = "partition";

  /** {@code validated} or {@code dead-letters}. */
  public static final String EXIT = "exit";

  private MetricNames() {}
}
