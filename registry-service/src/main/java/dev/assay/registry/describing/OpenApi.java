package dev.assay.registry.describing;

import dev.assay.contracts.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes as OpenAPI 3.1, put together from one file a room.
 *
 * <p>A file holds {@code paths} and {@code components}; a room that adds a route adds it there, and
 * a test demands it. What every operation may answer, a problem, is added to each here. Names that
 * begin with {@code x-example-} are for the test that tries every example.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
public final class OpenApi {
  private static final List<String> FILES =
      List.of(
          "common",
          "track",
          "lifecycle",
          "document",
          "comparison",
          "compatibility",
          "release",
          "validation",
          "changes",
          "audit",
          "enforcement",
          "binding",
          "mirror",
          "health",
          "descriptions");

  private OpenApi() {}

  /** The whole description. */
  public static ObjectNode describe(String version) {
    ObjectNode document = WireJson.MAPPER.createObjectNode();
    document.put("openapi", "3.1.1");
    ObjectNode info = document.putObject("info");
    info.put("title", "Assay registry");
    info.put("version", version);
    info.put(
        "description",
        "Schemas by track, name and version; what lies between them; who changed what."
            + " Every error is application/problem+json.");
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = document.putObject("components");
    for (String file : FILES) {
      JsonNode part = read(file);
      part.path("paths").properties().forEach(path -> add(paths, path.getKey(), path.getValue()));
      part.path("components")
          .properties()
          .forEach(kind -> add(components, kind.getKey(), kind.getValue()));
    }
    paths.forEach(path -> path.forEach(OpenApi::mayAnswerAProblem));
    return document;
  }

  private static void add(ObjectNode whole, String kind, JsonNode named) {
    ObjectNode all = whole.get(kind) instanceof ObjectNode known ? known : whole.putObject(kind);
    named.properties().forEach(member -> set(all, member.getKey(), member.getValue()));
  }

  private static void set(ObjectNode all, String name, JsonNode value) {
    if (all.has(name)) {
      throw new IllegalStateException("'%s' is described twice".formatted(name));
    }
    all.set(name, value);
  }

  private static void mayAnswerAProblem(JsonNode operation) {
    if (operation.path("responses") instanceof ObjectNode responses) {
      responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }
  }

  private static JsonNode read(String file) {
    String name = "openapi/%s.json".formatted(file);
    try (InputStream found = OpenApi.class.getResourceAsStream(name)) {
      if (found == null) {
        throw new IllegalStateException("'%s' is missing beside %s".formatted(name, OpenApi.class));
      }
      return WireJson.MAPPER.readTree(found);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
