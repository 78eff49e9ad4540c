package dev.assay.registry.trackapi;

import dev.assay.registry.edge.Path;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a path and its query ask for. */
final class Asked {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");
  private static final String SUFFIX = ".schema";

  private Asked() {}

  static Subject subject(RoutingContext request) {
    try {
      return Subject.of(Path.part(request, "track"), Path.part(request, "name"));
    } catch (IllegalArgumentException noSubject) {
      throw TrackProblems.malformed(noSubject);
    }
  }

  static Optional<SemVer> version(RoutingContext request) {
    try {
      return Optional.ofNullable(request.request().getParam("version")).map(SemVer::parse);
    } catch (IllegalArgumentException noVersion) {
      throw TrackProblems.malformed(noVersion);
    }
  }

  static Optional<SchemaId> number(String text) {
    return Optional.of(text)
        .filter(NUMBER.asMatchPredicate())
        .map(Long::valueOf)
        .filter(number -> number <= Integer.MAX_VALUE)
        .map(number -> new SchemaId(number.intValue()));
  }

  static String withoutSuffix(String text) {
    return text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
  }
}
