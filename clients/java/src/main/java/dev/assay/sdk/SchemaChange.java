package dev.assay.sdk;

import dev.assay.schema.Subject;
import java.util.Optional;

/**
 * Something happened to schemas.
 *
 * @param type the CloudEvents type, such as {@code dev.assay.schema.version-published.v1}; {@code
 *     gap} where changes were missed
 * @param subject which one; empty where it may be any
 */
public record SchemaChange(String type, Optional<Subject> subject) {
  /** Changes were missed: what is known may be old. */
  static final SchemaChange GAP = new SchemaChange("gap", Optional.empty());
}
