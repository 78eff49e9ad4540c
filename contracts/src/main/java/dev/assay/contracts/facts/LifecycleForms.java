package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How the words on a version's further life are written. */
final class LifecycleForms {
  private LifecycleForms() {}

  /** The second form is for those that name a day or a successor. */
  static FactForm of(Fact.DeprecationStated stated) {
    return stated.sunset().isEmpty() && stated.successor().isEmpty()
        ? DeprecationStated1.of(stated)
        : DeprecationStated2.of(stated);
  }

  static FactForm of(Fact.DeletionStated stated) {
    return new DeletionStated1(
        "deletion-stated",
        1,
        stated.subject().track().value(),
        stated.subject().name().value(),
        stated.version().toString(),
        stated.deleted(),
        stated.reason(),
        stated.provenance().by(),
        stated.provenance().at().toEpochMilli());
  }

  static FactForm of(Fact.VersionPurged purged) {
    return new VersionPurged1(
        "version-purged",
        1,
        purged.subject().track().value(),
        purged.subject().name().value(),
        purged.version().toString(),
        purged.id().value(),
        purged.reason(),
        purged.provenance().by(),
        purged.provenance().at().toEpochMilli());
  }

  record DeprecationStated1(
      String fact,
      int form,
      String track,
      String name,
      String version,
      boolean deprecated,
      String note,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    static DeprecationStated1 of(Fact.DeprecationStated stated) {
      return new DeprecationStated1(
          "deprecation-stated",
          1,
          stated.subject().track().value(),
          stated.subject().name().value(),
          stated.version().toString(),
          stated.deprecated(),
          stated.note(),
          stated.provenance().by(),
          stated.provenance().at().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return new Fact.DeprecationStated(
          Subject.of(track, name),
          SemVer.parse(version),
          deprecated,
          note,
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record DeprecationStated2(
      String fact,
      int form,
      String track,
      String name,
      String version,
      boolean deprecated,
      String note,
      Optional<String> sunset,
      Optional<String> successor,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    static DeprecationStated2 of(Fact.DeprecationStated stated) {
      return new DeprecationStated2(
          "deprecation-stated",
          2,
          stated.subject().track().value(),
          stated.subject().name().value(),
          stated.version().toString(),
          stated.deprecated(),
          stated.note(),
          stated.sunset().map(LocalDate::toString),
          stated.successor().map(SchemaReference::toString),
          stated.provenance().by(),
          stated.provenance().at().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return new Fact.DeprecationStated(
          Subject.of(track, name),
          SemVer.parse(version),
          deprecated,
          note,
          sunset.map(Days::parse),
          successor.map(SchemaReference::parse),
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }

  record DeletionStated1(
      String fact,
      int form,
      String track,
      String name,
      String version,
      boolean deleted,
      String reason,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.DeletionStated(
          Subject.of(track, name),
          SemVer.parse(version),
          deleted,
          reason,
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }

  record VersionPurged1(
      String fact,
      int form,
      String track,
      String name,
      String version,
      int id,
      String reason,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.VersionPurged(
          Subject.of(track, name),
          SemVer.parse(version),
          new SchemaId(id),
          reason,
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }
}
