package dev.assay.contracts.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the facts that a log mostly consists of, versions as they are written today, in one pass.
 *
 * <p>A replica reads all of them at every start. This keeps the text of the schema as it is
 * instead of making a tree and a text of it again, which is most of the work. It either reads a
 * fact exactly as {@link FactForm} would, or leaves it alone: whatever is unusual about a record is
 * for that one to read, or to refuse with the reason.
 */
final class StoredVersion {
  /** Remembers no names: schemas have ever new ones, and keeping them was half of the work. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  /** What stands where bytes were no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Set<String> NUMBERS = Set.of("form", "id", "at_ms");
  private static final Set<String> TEXTS =
      Set.of("track", "name", "version", "schema", "sha256", "schema_id", "by");

  private final String value;
  private final Map<String, String> texts = HashMap.newHashMap(16);
  private final Map<String, Long> numbers = HashMap.newHashMap(4);

  private StoredVersion(String value) {
    this.value = value;
  }

  /** The fact, or nothing where the record is anything but a usual version. */
  static Optional<Fact> read(byte[] bytes) {
    String value = new String(bytes, UTF_8);
    if (value.indexOf(REPLACEMENT) >= 0) {
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), value)) {
      StoredVersion version = new StoredVersion(value);
      return version.readMembers(parser) ? Optional.of(version.fact()) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException unusual) {
      return Optional.empty();
    }
  }

  private boolean readMembers(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT
        || !"fact".equals(parser.nextName())
        || !"version-published".equals(parser.nextStringValue())) {
      return false;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (!readMember(name, parser)) {
        return false;
      }
    }
    return parser.currentToken() == JsonToken.END_OBJECT
        && parser.nextToken() == null
        && numbers.keySet().containsAll(NUMBERS)
        && number("form") == 1
        && number("id") <= Integer.MAX_VALUE
        && texts.keySet().containsAll(TEXTS);
  }

  /** False for a member that is there twice, has another type, or is not known here. */
  private boolean readMember(String name, JsonParser parser) {
    return switch (name) {
      case "form", "id", "at_ms" ->
          parser.nextToken() == JsonToken.VALUE_NUMBER_INT
              && numbers.put(name, parser.getLongValue()) == null;
      case "schema" -> texts.put(name, slice(parser)) == null;
      case "track", "name", "version", "sha256", "schema_id", "x_compat", "by" -> {
        String text = parser.nextStringValue();
        yield text != null && texts.put(name, text) == null;
      }
      default -> false;
    };
  }

  private String slice(JsonParser parser) {
    parser.nextToken();
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    int to = (int) parser.currentLocation().getCharOffset();
    return value.substring(from, to);
  }

  private long number(String name) {
    return numbers.getOrDefault(name, -1L);
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private Fact fact() {
    String name = text("name");
    String schemaId = text("schema_id");
    return new Fact.VersionPublished(
        Subject.of(text("track"), name),
        SemVer.parse(text("version")),
        new SchemaId((int) number("id")),
        SchemaText.stored(text("schema"), new Fingerprint(text("sha256"))),
        // Most go by their name; one text less to keep for each of them.
        new Declared(
            schemaId.equals(name) ? name : schemaId, Optional.ofNullable(texts.get("x_compat"))),
        new Provenance(text("by"), Instant.ofEpochMilli(number("at_ms"))));
  }
}
