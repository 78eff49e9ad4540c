package dev.assay.schema.json;

/**
 * How a place inside a JSON value is written (RFC 6901); {@code ""} is the whole value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonPointer {
  /** The whole value. */
  public static final String ROOT = "";

  private JsonPointer() {}

  /** The place of a member: the name is escaped as the RFC asks. */
  public static String child(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The place of an array's element, counted from 0. */
  public static String child(String parent, int index) {
    return parent + "/" + index;
  }
}
