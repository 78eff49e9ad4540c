package dev.assay.schema.validation.reference;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.assay.schema.json.JsonPointer;
import dev.assay.schema.validation.Violation;
import java.util.Optional;

/** Says networknt's errors in our words. */
final class Violations {
  private Violations() {}

  static Violation of(Error error) {
    Optional<String> property = propertyOf(error);
    return new Violation(
        pointer(error.getInstanceLocation()),
        error.getKeyword(),
        error.getSchemaLocation().toString(),
        KeywordMessage.of(error.getKeyword(), Optional.ofNullable(error.getSchemaNode()), property),
        property);
  }

  /**
   * For dependentRequired networknt names the member that asks; we name the one that is missing.
   */
  private static Optional<String> propertyOf(Error error) {
    if (error.getKeyword().equals("dependentRequired")
        && error.getArguments()[0] instanceof String missing) {
      return Optional.of(missing);
    }
    return Optional.ofNullable(error.getProperty());
  }

  private static String pointer(NodePath path) {
    String pointer = JsonPointer.ROOT;
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer =
          path.getElement(i) instanceof Integer index
              ? JsonPointer.child(pointer, index)
              : JsonPointer.child(pointer, path.getName(i));
    }
    return pointer;
  }
}
