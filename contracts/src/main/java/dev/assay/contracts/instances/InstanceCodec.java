package dev.assay.contracts.instances;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of the instances topic: the id is the key, the report JSON with the number of its form.
 *
 * <p>Unlike facts, a report that can't be read is passed over: the next one comes in a moment, and
 * an instance nobody understands must not stop a registry.
 */
public final class InstanceCodec {
  private static final int FORM = 1;
  private static final String FORM_MEMBER = "form";

  private InstanceCodec() {}

  /** The record key. */
  public static byte[] key(InstanceId id) {
    return id.toString().getBytes(UTF_8);
  }

  /** The record value. */
  public static byte[] value(InstanceReport report) {
    ObjectNode body = WireJson.MAPPER.createObjectNode().put(FORM_MEMBER, FORM);
    body.setAll((ObjectNode) WireJson.MAPPER.<JsonNode>valueToTree(report));
    return WireJson.MAPPER.writeValueAsBytes(body);
  }

  /** Reads a record; never throws, whatever the bytes. */
  public static Heard read(byte @Nullable [] key, byte @Nullable [] value) {
    try {
      InstanceId id = InstanceId.parse(key == null ? "" : new String(key, UTF_8));
      if (value == null) {
        return new Heard.Left(id);
      }
      JsonNode body = WireJson.MAPPER.readTree(value);
      int form = body.path(FORM_MEMBER).asInt(0);
      return form == FORM
          ? new Heard.Told(id, WireJson.MAPPER.treeToValue(body, InstanceReport.class))
          : new Heard.Unreadable("form %d is unknown here".formatted(form));
    } catch (JacksonException | IllegalArgumentException problem) {
      return new Heard.Unreadable(
          String.valueOf(problem.getMessage()).lines().findFirst().orElse("no message"));
    }
  }

  /** What a record turns out to be. */
  public sealed interface Heard {
    /** An instance says how it is. */
    record Told(InstanceId id, InstanceReport report) implements Heard {}

    /** An instance stopped in good order. */
    record Left(InstanceId id) implements Heard {}

    /** Nothing this reader understands. */
    record Unreadable(String problem) implements Heard {}
  }
}
