package dev.assay.cli.schema.evolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Compatibility;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.NullNode;

/**
 * What became of one line of the bulk check.
 *
 * @param outcome what was found
 * @param json the line to print
 */
record PairLine(Outcome outcome, String json) {
  /** ASCII alone, so that no terminal's or pipe's encoding can spoil an event. */
  private static final ObjectWriter WRITER =
      WireJson.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  /** What can be found. */
  enum Outcome {
    COMPATIBLE,
    INCOMPATIBLE,
    ERROR
  }

  /**
   * A line that got no verdict.
   *
   * @param line its number, from 1
   */
  private record ErrorBody(
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> id,
      long line,
      boolean compatible,
      String error) {}

  /** Judges a line; whatever goes wrong is told in its place, and no other line suffers. */
  static PairLine judge(byte[] line, long number, Level level, Content content) {
    Optional<JsonNode> id = Optional.empty();
    try {
      JsonNode pair = JsonBytes.read(line);
      id = pair.optional("id");
      return judge(pair, id.orElse(NullNode.getInstance()), level, content);
    } catch (JsonBytes.Unreadable | IllegalArgumentException unreadable) {
      return error(id, number, String.valueOf(unreadable.getMessage()));
    } catch (RuntimeException | StackOverflowError failure) {
      return error(id, number, "the check failed: " + failure);
    }
  }

  private static PairLine judge(JsonNode pair, JsonNode id, Level level, Content content)
      throws JsonBytes.Unreadable {
    VerdictBody verdict =
        VerdictBody.of(
            id,
            Compatibility.check(
                document(pair, "from"),
                document(pair, "to"),
                choice(pair, "level", Level.values(), level),
                choice(pair, "content", Content.values(), content)));
    return new PairLine(
        verdict.compatible() ? Outcome.COMPATIBLE : Outcome.INCOMPATIBLE,
        WRITER.writeValueAsString(verdict));
  }

  private static PairLine error(Optional<JsonNode> id, long number, String message) {
    return new PairLine(
        Outcome.ERROR, WRITER.writeValueAsString(new ErrorBody(id, number, false, message)));
  }

  /** A schema as it stands, or as a text that holds one. */
  private static LooseDocument document(JsonNode pair, String member) throws JsonBytes.Unreadable {
    JsonNode stated = pair.path(member);
    if (stated.isMissingNode()) {
      throw new IllegalArgumentException(
          "the line has no '%s'; write {\"id\": …, \"from\": SCHEMA, \"to\": SCHEMA}"
              .formatted(member));
    }
    return LooseDocument.of(
        stated.isString()
            ? JsonBytes.read(stated.stringValue().getBytes(StandardCharsets.UTF_8))
            : stated);
  }

  private static <E extends Enum<E>> E choice(
      JsonNode pair, String member, E[] choices, E otherwise) {
    String stated = pair.path(member).asString("");
    return stated.isEmpty()
        ? otherwise
        : Arrays.stream(choices)
            .filter(choice -> choice.name().equals(stated.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s '%s' is none of %s".formatted(member, stated, Arrays.toString(choices))));
  }
}
