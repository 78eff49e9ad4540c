package dev.assay.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON bodies, strictly. */
public final class JsonBody {
  private static final ProblemType MALFORMED =
      new ProblemType("malformed-json", "The body is not JSON", 400);
  private static final ProblemType UNEXPECTED =
      new ProblemType("unexpected-body", "The body has another shape", 400);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private JsonBody() {}

  /**
   * The mapper behind all bodies: refuses duplicate keys, unknown members and trailing text, keeps
   * decimals exact, writes records in the order of their components.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * The body of a request as a value.
   *
   * @throws ProblemRaised with 400 if it isn't JSON or has another shape
   */
  public static <T> T read(RoutingContext request, Class<T> type) {
    byte[] bytes = bytesOf(request);
    try {
      return Optional.ofNullable(MAPPER.readValue(bytes, type))
          .orElseThrow(() ->
              new ProblemRaised(
                  UNEXPECTED.problem("the body is null").withRemedy("send a JSON object")));
    } catch (UnrecognizedPropertyException e) {
      throw new ProblemRaised(unknownMember(e));
    } catch (DatabindException e) {
      throw new ProblemRaised(
          UNEXPECTED
              .problem("%s at %s".formatted(e.getOriginalMessage(), pathOf(e)))
              .withRemedy("send a JSON " + type.getSimpleName() + " as the API describes it"));
    } catch (JacksonException e) {
      throw new ProblemRaised(malformed(e));
    }
  }

  /**
   * The body of a request as a tree.
   *
   * @throws ProblemRaised with 400 if it isn't JSON
   */
  public static JsonNode readTree(RoutingContext request) {
    try {
      return MAPPER.readTree(bytesOf(request));
    } catch (JacksonException e) {
      throw new ProblemRaised(malformed(e));
    }
  }

  /** A value as JSON in UTF-8. */
  public static Buffer write(Object value) {
    return Buffer.buffer(MAPPER.writeValueAsBytes(value));
  }

  /**
   * The body of a request as the bytes of a JSON document, in UTF-8 as far as can be told.
   *
   * @throws ProblemRaised with 415 if it claims to be something else, with 400 if it is empty or
   *     not UTF-8
   */
  public static byte[] bytesOf(RoutingContext request) {
    byte[] bytes = claimedBytesOf(request);
    ByteBuffer undecoded = ByteBuffer.wrap(bytes);
    try {
      var _ = UTF_8.newDecoder().decode(undecoded);
    } catch (CharacterCodingException e) {
      throw new ProblemRaised(
          MALFORMED
              .problem("the body is not UTF-8 at byte %d".formatted(undecoded.position()))
              .withRemedy("send one JSON document in UTF-8 (RFC 8259)"));
    }
    return bytes;
  }

  /**
   * The body of a request that claims to be JSON, whatever it is.
   *
   * @throws ProblemRaised with 415 if it claims to be something else, with 400 if it is empty
   */
  public static byte[] claimedBytesOf(RoutingContext request) {
    ContentTypes.requireJson(request);
    return Optional.ofNullable(request.body())
        .map(held -> held.buffer())
        .filter(held -> held.length() > 0)
        .map(Buffer::getBytes)
        .orElseThrow(() ->
            new ProblemRaised(
                MALFORMED.problem("the body is empty").withRemedy("send a JSON document")));
  }

  private static Problem unknownMember(UnrecognizedPropertyException e) {
    List<String> known =
        Optional.ofNullable(e.getKnownPropertyIds()).stream()
            .flatMap(Collection::stream)
            .map(String::valueOf)
            .sorted()
            .toList();
    return UNEXPECTED
        .problem("nothing here is called '%s'".formatted(e.getPropertyName()))
        .withRemedy("take it out; known are " + String.join(", ", known))
        .with("member", pathOf(e));
  }

  private static Problem malformed(JacksonException e) {
    // What is beyond the parser's bounds comes without a place.
    String place =
        Optional.ofNullable(e.getLocation())
            .map(at -> " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()))
            .orElse("");
    return MALFORMED
        .problem(e.getOriginalMessage() + place)
        .withRemedy("send one JSON document in UTF-8 without duplicate keys");
  }

  private static String pathOf(DatabindException e) {
    StringBuilder pointer = new StringBuilder();
    e.getPath()
        .forEach(step ->
            pointer
                .append('/')
                .append(
                    Optional.ofNullable(step.getPropertyName())
                        .orElse(Integer.toString(step.getIndex()))));
    return pointer.isEmpty() ? "the top" : pointer.toString();
  }
}
