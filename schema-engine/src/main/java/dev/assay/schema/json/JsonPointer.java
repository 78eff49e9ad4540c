package dev.assay.schema.json;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * How a place inside a JSON value is written (RFC 6901); {@code ""} is the whole value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonPointer {
  /** The whole value. */
  public static final String ROOT = "";

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private JsonPointer() {}

  /** The place of a member: the name is escaped as the RFC asks. */
  public static String child(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The place of an array's element, counted from 0. */
  public static String child(String parent, int index) {
    return parent + "/" + index;
  }

  /** The value at a place, or empty where there is none or the pointer is malformed. */
  public static Optional<JsonNode> find(JsonNode root, String pointer) {
    JsonNode value = root;
    String[] tokens = pointer.split("/", -1);
    for (int i = 1; i < tokens.length; i++) {
      String token = tokens[i].replace("~1", "/").replace("~0", "~");
      value = value.isArray() ? element(value, token) : value.path(token);
    }
    return value.isMissingNode() ? Optional.empty() : Optional.of(value);
  }

  private static JsonNode element(JsonNode array, String token) {
    return INDEX.matcher(token).matches()
        ? array.path(Integer.parseInt(token))
        : MissingNode.getInstance();
  }
}
