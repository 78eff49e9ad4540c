package dev.assay.registry.decision;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.document.Bundler;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.RegistryUri;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.evolution.Break;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.Compatibility;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.Level;
import java.util.List;
import java.util.Optional;

/**
 * Reads and compares schemas, and remembers what came of it.
 *
 * <p>A comparison may take milliseconds, and the pen must not wait for it. So a command is decided
 * once before it is handed to the pen; when the pen decides it again, everything is remembered,
 * unless the versions that it is compared with have changed. What is remembered depends on contents
 * alone, never on a state. Safe for use by many threads.
 */
public final class Comparisons {
  private static final int MAX_DOCUMENTS = 1_000;
  private static final int MAX_CHARACTERS = 64 * 1024;
  private static final int MAX_VERDICTS = 4_000;

  /** What was accepted once is read again, whatever the limits for new documents are today. */
  private static final SchemaReader ANY_SIZE =
      SchemaReader.ofEntries(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private final Memory<Fingerprint, SchemaDocument> documents = new Memory<>(MAX_DOCUMENTS);
  private final Memory<Pair, CompatibilityVerdict> verdicts = new Memory<>(MAX_VERDICTS);

  private record Pair(Fingerprint from, Fingerprint to, CompatibilityRule rule) {}

  /** What lies between two complete documents. */
  public CompatibilityVerdict compare(
      SchemaDocument from, SchemaDocument to, CompatibilityRule rule) {
    return verdicts.recall(
        new Pair(from.fingerprint(), to.fingerprint(), rule),
        () -> Compatibility.check(from, to, rule.level(), rule.content()));
  }

  /** What lies between a published version and a complete document. */
  public CompatibilityVerdict compare(
      PublishedVersion from, SchemaDocument to, CompatibilityRule rule, RegistryState state) {
    return complete(from, state)
        .map(document -> compare(document, to, rule))
        .orElseGet(() -> untellable(from.ref(), rule));
  }

  /** What lies between two published versions. */
  public CompatibilityVerdict compare(
      PublishedVersion from, PublishedVersion to, CompatibilityRule rule, RegistryState state) {
    return complete(to, state)
        .map(document -> compare(from, document, rule, state))
        .orElseGet(() -> untellable(to.ref(), rule));
  }

  /** A published version with everything that it refers to; empty where today's rules forbid it. */
  public Optional<SchemaDocument> complete(PublishedVersion version, RegistryState state) {
    return read(version)
        .flatMap(document ->
            complete(document, version.references(), state)
                    instanceof SchemaReading.Readable(SchemaDocument complete)
                ? Optional.of(complete)
                : Optional.empty());
  }

  /** A document with everything that it refers to, by what its references mean. */
  public SchemaReading complete(
      SchemaDocument document, List<ResolvedReference> references, RegistryState state) {
    return Bundler.bundle(
        new Bundler.Part(document, references),
        pinned ->
            VersionRef.pinnedBy(pinned)
                .flatMap(ref -> state.version(ref.subject(), ref.version()))
                .flatMap(this::part));
  }

  /** A document with everything that it refers to, by what its references mean now. */
  public SchemaReading complete(SchemaDocument document, RegistryState state) {
    References references = References.of(document, state);
    return references.missing().isEmpty()
        ? complete(document, references.resolved(), state)
        : new SchemaReading.Refused(
            references.missing().stream()
                .map(entry ->
                    new SchemaFault(
                        "",
                        "'%s' is not in the registry".formatted(RegistryUri.of(entry)),
                        "publish it first, or refer to a version that is in use"))
                .toList());
  }

  /** Spares reading a document that is about to be published. */
  void remember(SchemaDocument document) {
    if (document.text().json().length() <= MAX_CHARACTERS) {
      documents.put(document.fingerprint(), document);
    }
  }

  private Optional<Bundler.Part> part(PublishedVersion version) {
    return read(version).map(document -> new Bundler.Part(document, version.references()));
  }

  private Optional<SchemaDocument> read(PublishedVersion version) {
    Optional<SchemaDocument> known = documents.get(version.fingerprint());
    if (known.isPresent()) {
      return known;
    }
    if (ANY_SIZE.read(version.text().json())
        instanceof SchemaReading.Readable(SchemaDocument document)) {
      remember(document);
      return Optional.of(document);
    }
    return Optional.empty();
  }

  private static CompatibilityVerdict untellable(VersionRef ref, CompatibilityRule rule) {
    boolean compatible = rule.level() == Level.NONE;
    List<Break> breaks =
        compatible
            ? List.of()
            : List.of(
                Break.byRule(
                    Break.Direction.BACKWARD, "%s can't be read by today's rules".formatted(ref)));
    return new CompatibilityVerdict(
        rule.level(), rule.content(), compatible, List.of(), breaks, Bump.MAJOR);
  }
}
