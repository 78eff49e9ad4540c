package dev.assay.contracts.changes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of change that are told, as CloudEvents types. */
public enum ChangeType {
  /** A version of a schema has been published. */
  VERSION_PUBLISHED("dev.assay.schema.version-published.v1"),
  /** A version has been deprecated, or is not any more. */
  DEPRECATION_STATED("dev.assay.schema.deprecation-stated.v1"),
  /** A version has been put away, or restored. */
  DELETION_STATED("dev.assay.schema.deletion-stated.v1"),
  /** A version's text is gone for good. */
  VERSION_PURGED("dev.assay.schema.version-purged.v1"),
  /** Versions came out together. */
  RELEASE_PUBLISHED("dev.assay.schema.release-published.v1"),
  /** A client met events that differ from what a schema says. */
  DRIFT_REPORTED("dev.assay.schema.drift-reported.v1"),
  /** Operators decided what new versions owe to those before them. */
  COMPATIBILITY_SET("dev.assay.compatibility.policy-set.v1"),
  /** Operators decided which topics are judged by which schema. */
  BINDING_SET("dev.assay.enforcement.binding-set.v1"),
  /** Operators decided about enforcement. */
  POLICY_SET("dev.assay.enforcement.policy-set.v1");

  private final String ceType;

  ChangeType(String ceType) {
    this.ceType = ceType;
  }

  /** The value of {@code ce_type}. */
  public String ceType() {
    return ceType;
  }

  /** The kind in the words that people type, such as {@code version-published}. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name under which the registry holds the schema of the data, on track {@code v1}. */
  public String schemaName() {
    return "assay."
        + Arrays.stream(shortName().split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  /** The kind of a {@code ce_type}, or nothing for one of somebody newer. */
  public static Optional<ChangeType> named(String ceType) {
    return Arrays.stream(values()).filter(type -> type.ceType.equals(ceType)).findFirst();
  }
}
