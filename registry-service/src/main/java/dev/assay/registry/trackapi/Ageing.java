package dev.assay.registry.trackapi;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.assay.kit.http.Reply;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.schema.SchemaReference;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Tells clients in headers that a version should not be used any more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9745">RFC 9745, Deprecation</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8594">RFC 8594, Sunset</a>
 */
final class Ageing {
  private Ageing() {}

  static Reply told(PublishedVersion version, Reply reply) {
    if (!version.deprecated()) {
      return reply;
    }
    Reply told =
        reply.withHeader(
            "Deprecation",
            "@" + version.deprecation().orElseThrow().provenance().at().getEpochSecond());
    Optional<String> sunset =
        version.sunset().map(day -> RFC_1123_DATE_TIME.format(day.atStartOfDay(ZoneOffset.UTC)));
    if (sunset.isPresent()) {
      told = told.withHeader("Sunset", sunset.get());
    }
    return version.successor().isPresent()
        ? told.withHeader("Link", link(version.successor().get()))
        : told;
  }

  private static String link(SchemaReference successor) {
    return "</schemas/%s>; rel=\"successor-version\"".formatted(successor);
  }
}
