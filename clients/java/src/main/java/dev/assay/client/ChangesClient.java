package dev.assay.client;

import dev.assay.contracts.json.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Asks a registry what changed, and what was asked of it; throws as {@link SchemasClient} does.
 */
public final class ChangesClient {
  private static final String DATA = "data:";
  private static final String ID = "id:";

  private final ServiceCalls calls;

  /** A client of this registry, that says who it is. */
  public ChangesClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** A client that does not say who it is. */
  public ChangesClient(ServiceEndpoint registry) {
    this.calls = new ServiceCalls(registry, Optional.empty());
  }

  /** A page of changes that are there already: {@code {changes, next, at_end}}. */
  public JsonNode page(Map<String, String> query) {
    return calls.get("/changes" + text(query)).as(JsonNode.class);
  }

  /**
   * Tells changes as they come, until the stream ends.
   *
   * @param query which changes, and from where
   * @param after the id of the last change seen, which goes before what the query says
   * @param told each change, a CloudEvent, or {@code {asked, goesOnAt, reason}} where something
   *     can't be told any more
   * @return the id of the last change told, or what was given
   */
  public Optional<String> follow(
      Map<String, String> query, Optional<String> after, Consumer<JsonNode> told) {
    return follow(query, after, () -> {}, told);
  }

  /**
   * The same, saying when it begins.
   *
   * @param connected run once, before the first change, when the registry has begun to tell
   */
  public Optional<String> follow(
      Map<String, String> query,
      Optional<String> after,
      Runnable connected,
      Consumer<JsonNode> told) {
    Followed followed = new Followed(after, told);
    calls.stream("/changes" + text(query), after, connected, followed::line);
    return followed.last;
  }

  /** A page of the audit, newest first: {@code {records, before}}. */
  public JsonNode audit(Map<String, String> query) {
    return calls.get("/audit" + text(query)).as(JsonNode.class);
  }

  private static String text(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where a stream has come to. */
  private static final class Followed {
    private final Consumer<JsonNode> told;
    private Optional<String> last;
    private Optional<String> id = Optional.empty();

    Followed(Optional<String> after, Consumer<JsonNode> told) {
      this.last = after;
      this.told = told;
    }

    void line(String line) {
      if (line.startsWith(ID)) {
        id = Optional.of(line.substring(ID.length()).strip());
      } else if (line.startsWith(DATA)) {
        told.accept(WireJson.MAPPER.readTree(line.substring(DATA.length())));
        last = id.or(() -> last);
      }
    }
  }
}
