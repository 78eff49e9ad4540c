package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.CompatCheckBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.registry.edge.Asked;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The question of {@code core-registry-client}, which asks by {@code from_track}, {@code
 * from_version}, {@code to_track} and {@code to_version}, and reads advice as a list.
 *
 * <p>Source: that package, version 0.2.0, whose own documentation writes versions as {@code
 * v1.2.0}.
 */
final class CheckApart {
  private static final String DEFAULT_TRACK = "v1";

  private CheckApart() {}

  static boolean isAsked(RoutingContext request) {
    return Asked.text(request, "from").isEmpty()
        && Asked.text(request, "to").isEmpty()
        && Asked.text(request, "from_version").isPresent();
  }

  /** One side, {@code from} or {@code to}, as {@code v1@1.2.0}. */
  static String side(RoutingContext request, String side) {
    String track = Asked.text(request, side + "_track").orElse(DEFAULT_TRACK);
    String version = Asked.text(request, side + "_version").orElse("latest");
    return track + "@" + (version.matches("v[0-9].*") ? version.substring(1) : version);
  }

  static CompatCheckBody.Apart answer(CompatCheckBody body) {
    return new CompatCheckBody.Apart(
        body.compatible(),
        body.breakingReasons(),
        List.of(body.advice()),
        body.compatibility().flatMap(CheckApart::asObject),
        body.from(),
        body.to(),
        body.verdict());
  }

  /** What was claimed as an object; a claim in words is none to this client. */
  private static Optional<JsonNode> asObject(String claim) {
    try {
      return Optional.of(JsonBody.mapper().readTree(claim)).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
