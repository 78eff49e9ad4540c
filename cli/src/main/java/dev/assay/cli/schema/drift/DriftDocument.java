package dev.assay.cli.schema.drift;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.cli.schema.drift.SchemaDrift.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the schemas of a directory stand to a registry; the document of {@code schema drift --json}
 * and of its report.
 *
 * @param checkedAt ISO-8601, UTC
 * @param service who has the directory
 * @param reachable whether the registry answered; where not, nothing is known
 * @param trouble why not
 * @param drifted how many schemas are not as they should be
 * @param schemas by track and name
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DriftDocument(
    String registry,
    String dir,
    String service,
    @JsonProperty("checked_at") String checkedAt,
    boolean reachable,
    Optional<String> trouble,
    long drifted,
    List<SchemaDrift> schemas) {
  DriftDocument {
    schemas = List.copyOf(schemas);
  }

  /** What the registry answered makes of it. */
  static DriftDocument of(
      String registry, String dir, String service, Instant at, List<SchemaDrift> schemas) {
    return new DriftDocument(
        registry,
        dir,
        service,
        at.toString(),
        true,
        Optional.empty(),
        schemas.stream().filter(schema -> schema.state() != State.SAME).count(),
        schemas);
  }

  /** Nobody answered. */
  static DriftDocument unknown(
      String registry, String dir, String service, Instant at, String trouble) {
    return new DriftDocument(
        registry, dir, service, at.toString(), false, Optional.of(trouble), 0, List.of());
  }

  @JsonIgnore
  Instant at() {
    return Instant.parse(checkedAt);
  }

  /** All of it in a line. */
  @JsonIgnore
  String sentence() {
    return reachable
        ? "%d schemas of %s held against %s: %d drifted"
            .formatted(schemas.size(), dir, registry, drifted)
        : "nothing is known of drift: " + trouble.orElse("");
  }
}
