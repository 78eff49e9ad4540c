package dev.assay.schema.validation.reference;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.ValidationLimits;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sets networknt up for our documents. */
public final class ReferenceCompiler {
  /** The meta-schemas and their parts, which networknt has on board. */
  private static final Pattern META_SCHEMA =
      Pattern.compile("https?://json-schema\\.org/draft(?:-0[467]|/20(?:19-09|20-12))/");

  private final ValidationLimits limits;

  /** A compiler whose schemas keep to the limits. */
  public ReferenceCompiler(ValidationLimits limits) {
    this.limits = limits;
  }

  /** Makes one schema ready; where networknt can't, the failure is told event by event. */
  // StackOverflowError is an Error, and comes from documents that are deep or refer in circles.
  public CompiledSchema compile(SchemaDocument document) {
    try {
      Schema schema = registryFor(document.dialect()).getSchema(document.root());
      schema.initializeValidators();
      return new ReferenceSchema(schema, limits);
    } catch (RuntimeException | StackOverflowError failure) {
      return new UnusableSchema(failure.toString());
    }
  }

  /**
   * One registry for each document: networknt caches schemas by {@code $id}, and two documents may
   * claim the same.
   */
  private static SchemaRegistry registryFor(Dialect dialect) {
    return SchemaRegistry.withDefaultDialect(
        versionOf(dialect),
        registry ->
            registry
                .schemaRegistryConfig(config())
                .schemaLoader(loader ->
                    loader
                        .fetchRemoteResources(false)
                        .allow(iri -> META_SCHEMA.matcher(iri.toString()).lookingAt())));
  }

  private static SchemaRegistryConfig config() {
    return SchemaRegistryConfig.builder()
        .regularExpressionFactory(LinearExpression::of)
        .formatAssertionsEnabled(true)
        .failFast(false)
        .locale(Locale.ROOT)
        .pathType(PathType.JSON_POINTER)
        .preloadSchema(true)
        .build();
  }

  private static SpecificationVersion versionOf(Dialect dialect) {
    return switch (dialect) {
      case DRAFT_04 -> SpecificationVersion.DRAFT_4;
      case DRAFT_06 -> SpecificationVersion.DRAFT_6;
      case DRAFT_07 -> SpecificationVersion.DRAFT_7;
      case DRAFT_2019_09 -> SpecificationVersion.DRAFT_2019_09;
      case DRAFT_2020_12 -> SpecificationVersion.DRAFT_2020_12;
    };
  }
}
