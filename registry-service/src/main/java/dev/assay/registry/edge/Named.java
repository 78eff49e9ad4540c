package dev.assay.registry.edge;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.Command.Target;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which schema a request is about: from its path, and from {@code ?version=}. */
public final class Named {
  private static final ProblemType MALFORMED =
      new ProblemType("malformed-reference", "That names no schema", 400);
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");
  private static final String SUFFIX = ".schema";

  private Named() {}

  /**
   * The subject with the version asked for, by number or alias, behind the name or as a parameter.
   *
   * @throws ProblemRaised with 400 if either is none, or the version is named twice
   */
  public static Target target(RoutingContext request) {
    String[] name = Path.part(request, "name").split("@", 2);
    Optional<String> asked = Optional.ofNullable(request.request().getParam("version"));
    try {
      Subject subject = Subject.of(Path.part(request, "track"), name[0]);
      if (name.length == 2 && asked.isPresent()) {
        throw new IllegalArgumentException(
            "the version is named twice, as '@%s' and as '?version=%s'"
                .formatted(name[1], asked.get()));
      }
      Optional<String> version = name.length == 2 ? Optional.of(name[1]) : asked;
      return new Target(subject, version.map(VersionSelector::parse));
    } catch (IllegalArgumentException malformed) {
      throw malformed(malformed);
    }
  }

  /** A reference as people write it. */
  public static SchemaReference reference(String text) {
    try {
      return SchemaReference.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw malformed(malformed);
    }
  }

  /** A numeric schema id, where the text is one. */
  public static Optional<SchemaId> number(String text) {
    return Optional.of(text)
        .filter(NUMBER.asMatchPredicate())
        .map(Long::valueOf)
        .filter(number -> number <= Integer.MAX_VALUE)
        .map(number -> new SchemaId(number.intValue()));
  }

  /** A name without the ending that means nothing. */
  public static String withoutSuffix(String text) {
    return text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
  }

  /** 400, with the reason. */
  public static ProblemRaised malformed(IllegalArgumentException reason) {
    return new ProblemRaised(
        MALFORMED
            .problem(String.valueOf(reason.getMessage()))
            .withRemedy("ask for /schemas/v1/telemetry.FeedbackEvent@1.2.0, for example"));
  }
}
