package dev.assay.sdk;

/** Why a registry gave no schema, in the words of {@code schema_registry_errors_total}. */
public enum ErrorType {
  /** It answered that there is none. */
  NOT_FOUND("not_found"),
  /** It didn't answer in time. */
  TIMEOUT("timeout"),
  /** It couldn't be reached, or answered something that nobody can use. */
  NETWORK("network");

  private final String label;

  ErrorType(String label) {
    this.label = label;
  }

  /** The value of {@code error_type}. */
  public String label() {
    return label;
  }
}
