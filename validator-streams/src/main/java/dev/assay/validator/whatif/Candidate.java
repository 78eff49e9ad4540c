package dev.assay.validator.whatif;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema that is not published.
 *
 * @param subject whose latest version it would be
 * @param document the schema
 */
record Candidate(Subject subject, SchemaDocument document) {
  /** No version is higher. */
  private static final SemVer VERSION = SemVer.parse("999999999.0.0-candidate");

  /** Never met by an event: ids begin at 1 and are given one by one. */
  private static final SchemaId ID = new SchemaId(Integer.MAX_VALUE);

  /** A version's label, with a word for the candidate's number. */
  static String named(String label) {
    return label.endsWith("@" + VERSION)
        ? label.substring(0, label.indexOf('@')) + "@candidate"
        : label;
  }

  /** The catalogue as it would be if this were published. */
  Catalogue publishedIn(Catalogue today) {
    return today.after(
        new FactReading.Stated(
            new Fact.VersionPublished(
                subject,
                VERSION,
                ID,
                document.text(),
                references(today),
                new Declared(subject.name().value(), Optional.empty()),
                new Provenance("what-if", Instant.EPOCH))));
  }

  /** What it refers to and nobody published. */
  List<SchemaReference> missingIn(Catalogue today) {
    return document.registryEntries().stream()
        .filter(written -> pinned(written, today).isEmpty())
        .toList();
  }

  private List<ResolvedReference> references(Catalogue today) {
    List<ResolvedReference> references = new ArrayList<>();
    for (SchemaReference written : document.registryEntries()) {
      pinned(written, today)
          .ifPresent(pinned -> references.add(new ResolvedReference(written, pinned)));
    }
    return references;
  }

  private Optional<SchemaReference> pinned(SchemaReference written, Catalogue today) {
    return today.find(written, List.of(subject.track())) instanceof Finding.Found(var version)
        ? Optional.of(SchemaReference.parse(version.label()))
        : Optional.empty();
  }
}
