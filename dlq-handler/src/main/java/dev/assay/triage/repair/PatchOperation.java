package dev.assay.triage.repair;

import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * One operation of a JSON Patch, applied by itself so that a failure can name it.
 *
 * @param label {@code operation 0 (replace /source)}
 * @param patch the operation alone
 */
record PatchOperation(String label, JsonPatch patch) {
  private static final List<String> WITH_VALUE = List.of("add", "replace", "test");
  private static final List<String> WITH_FROM = List.of("move", "copy");
  private static final String REMOVE = "remove";

  /**
   * Reads an operation.
   *
   * @throws IllegalArgumentException naming the member that is missing or wrong
   */
  static PatchOperation of(int index, JsonObject operation) {
    String op = text(index, operation, "op");
    boolean known = WITH_VALUE.contains(op) || WITH_FROM.contains(op) || op.equals(REMOVE);
    if (!known) {
      throw new IllegalArgumentException(
          "patch operation %d is '%s'; give one of add, remove, replace, move, copy, test"
              .formatted(index, op));
    }
    String path = text(index, operation, "path");
    var _ = JsonText.pointer("patch operation %d: path".formatted(index), path);
    if (WITH_FROM.contains(op)) {
      var _ =
          JsonText.pointer(
              "patch operation %d: from".formatted(index), text(index, operation, "from"));
    }
    if (WITH_VALUE.contains(op) && !operation.containsKey("value")) {
      throw new IllegalArgumentException(
          "patch operation %d (%s %s) has no value".formatted(index, op, path));
    }
    return new PatchOperation(
        "operation %d (%s %s)".formatted(index, op, path), JsonText.patchOf(operation));
  }

  private static String text(int index, JsonObject operation, String member) {
    JsonValue value = operation.get(member);
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw new IllegalArgumentException(
        "patch operation %d has no text '%s'".formatted(index, member));
  }
}
