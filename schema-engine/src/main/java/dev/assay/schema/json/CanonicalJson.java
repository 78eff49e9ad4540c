package dev.assay.schema.json;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The one spelling of a JSON value (RFC 8785), so that equal values have equal bytes.
 *
 * <p>Two deviations, both so that different values never share a spelling. The RFC takes every
 * number for an IEEE double; here a number that a double would change keeps its exact decimal
 * digits, in the same layout: {@code 9007199254740993} stays what it is. And where the RFC gives up
 * on a lone surrogate, it is escaped, as {@code JSON.stringify} does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** The canonical text of a value, in UTF-8. */
  public static byte[] bytes(JsonNode value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The canonical text of a value. */
  public static String text(JsonNode value) {
    CanonicalJson canonical = new CanonicalJson();
    canonical.append(value);
    return canonical.out.toString();
  }

  private void append(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> appendObject(value);
      case ARRAY -> appendArray(value);
      case STRING -> appendString(value.stringValue());
      case NUMBER -> out.append(CanonicalNumber.text(value.decimalValue()));
      case BOOLEAN -> out.append(value.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("%s is no JSON".formatted(value.getNodeType()));
    }
  }

  private void appendObject(JsonNode object) {
    // Strings compare by UTF-16 code units, which is the order the RFC asks for.
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    String separator = "{";
    for (var member : sorted.entrySet()) {
      out.append(separator);
      appendString(member.getKey());
      out.append(':');
      append(member.getValue());
      separator = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void appendArray(JsonNode array) {
    String separator = "";
    out.append('[');
    for (JsonNode element : array) {
      out.append(separator);
      append(element);
      separator = ",";
    }
    out.append(']');
  }

  private void appendString(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        appendCharacter(c);
      }
    }
    out.append('"');
  }

  private void appendCharacter(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < ' ' || Character.isSurrogate(c)) {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
