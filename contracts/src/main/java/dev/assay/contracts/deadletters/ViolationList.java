package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The value of the {@code assay-errors} header: a JSON array of the first violations, whole ones,
 * at most 4 KiB.
 */
public final class ViolationList {
  private static final int MAX_VIOLATIONS = 10;
  private static final int MAX_BYTES = 4096;

  private ViolationList() {}

  /**
   * Writes as many of the violations as fit, in their order; {@code []} if not even the first does.
   */
  public static String write(List<Violation> violations) {
    StringBuilder array = new StringBuilder("[");
    int bytes = 2;
    for (Violation violation : violations.subList(0, Math.min(MAX_VIOLATIONS, violations.size()))) {
      String element = WireJson.MAPPER.writeValueAsString(Element.of(violation));
      bytes += element.getBytes(UTF_8).length + 1;
      if (bytes > MAX_BYTES) {
        break;
      }
      array.append(array.length() == 1 ? "" : ",").append(element);
    }
    return array.append(']').toString();
  }

  /** Reads violations back; nothing where the text is no such list. */
  public static List<Violation> read(String text) {
    try {
      List<Violation> violations = new ArrayList<>();
      for (Element element : WireJson.MAPPER.readValue(text, Element[].class)) {
        violations.add(element.toViolation());
      }
      return List.copyOf(violations);
    } catch (JacksonException | NullPointerException | IllegalArgumentException notOurs) {
      return List.of();
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Element(
      @JsonProperty("instance") String instance,
      @JsonProperty("keyword") String keyword,
      @JsonProperty("schema") String schema,
      @JsonProperty("message") String message,
      @JsonProperty("property") Optional<String> property) {
    static Element of(Violation violation) {
      return new Element(
          violation.instanceLocation(),
          violation.keyword(),
          violation.schemaLocation(),
          violation.message(),
          violation.property());
    }

    Violation toViolation() {
      // Anybody may have written the header, and a mapper puts null where a member is missing.
      return new Violation(
          requireNonNull(instance),
          requireNonNull(keyword),
          requireNonNull(schema),
          requireNonNull(message),
          property);
    }
  }
}
