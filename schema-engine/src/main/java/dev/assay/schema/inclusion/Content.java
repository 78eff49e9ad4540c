package dev.assay.schema.inclusion;

/** What a writer is taken to write where its schema leaves members of objects open. */
public enum Content {
  /** Anything that its schema accepts, undeclared members included: language inclusion. */
  STRICT,
  /** Only the members that it declares. */
  LENIENT
}
