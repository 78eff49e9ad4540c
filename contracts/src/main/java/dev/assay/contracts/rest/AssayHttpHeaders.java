package dev.assay.contracts.rest;

/** HTTP headers of ours. */
public final class AssayHttpHeaders {
  /** On answers: how far up the log the answering state stands, as {@code LogPosition}. */
  public static final String OFFSET = "Assay-Offset";

  /** On requests: answer only from a state at least this far up the log. */
  public static final String MIN_OFFSET = "Assay-Min-Offset";

  /** On answers about one version: its numeric schema id. */
  public static final String SCHEMA_ID = "Assay-Schema-Id";

  /** On requests, where nobody has to prove who they are: who it is, for the audit. */
  public static final String ACTOR = "Assay-Actor";

  private AssayHttpHeaders() {}
}
