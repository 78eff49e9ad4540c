package dev.assay.cli.schema.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.cli.schema.review.SchemaReview.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be said of all changed schemas; the document of {@code schema ci --json}.
 *
 * @param base where the changes begin, for people
 * @param head where they end
 * @param dir the directory of the schemas
 * @param registry what was asked besides, if any was
 * @param verdict {@code compatible}, {@code breaking}, or {@code none} where no schema changed
 * @param ok whether all of it may be merged
 * @param schemas in the order of their names
 * @param warnings what could not be asked
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReviewDocument(
    String base,
    String head,
    String dir,
    Optional<String> registry,
    Outcome verdict,
    boolean ok,
    List<SchemaReview> schemas,
    List<String> warnings) {
  ReviewDocument {
    schemas = List.copyOf(schemas);
    warnings = List.copyOf(warnings);
  }

  /** What all of it means to readers. */
  enum Outcome {
    /** No schema changed. */
    @JsonProperty("none")
    NONE,
    /** Whoever reads the old texts can read the new ones. */
    @JsonProperty("compatible")
    COMPATIBLE,
    /** Somebody may not; or a file is no schema. */
    @JsonProperty("breaking")
    BREAKING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Outcome of(List<SchemaReview> schemas) {
    if (schemas.isEmpty()) {
      return Outcome.NONE;
    }
    return schemas.stream().allMatch(schema -> schema.verdict() == Verdict.COMPATIBLE)
        ? Outcome.COMPATIBLE
        : Outcome.BREAKING;
  }

  @JsonIgnore
  long refused() {
    return schemas.stream().filter(schema -> !schema.ok()).count();
  }

  /** All of it in a line. */
  @JsonIgnore
  String sentence() {
    if (schemas.isEmpty()) {
      return "no schema in %s changed between %s and %s".formatted(dir, base, head);
    }
    String changed = schemas.size() == 1 ? "1 schema" : schemas.size() + " schemas";
    return "%s changed between %s and %s: %s%s"
        .formatted(
            changed,
            base,
            head,
            verdict.word(),
            ok ? ", may be merged" : ", %d may not be merged".formatted(refused()));
  }
}
