package dev.assay.benchmarks.validate;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.assay.benchmarks.validate.Contender.Accepting;
import tools.jackson.databind.json.JsonMapper;

/** networknt json-schema-validator on Jackson 3. */
final class Networknt {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Networknt() {}

  static Accepting failingFast(String schema) {
    return of(schema, true);
  }

  static Accepting collecting(String schema) {
    return of(schema, false);
  }

  private static Accepting of(String schema, boolean failFast) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .failFast(failFast)
            .preloadSchema(true)
            .formatAssertionsEnabled(true)
            .build();
    Schema compiled =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemaRegistryConfig(config))
            .getSchema(MAPPER.readTree(schema));
    compiled.initializeValidators();
    return event -> compiled.validate(MAPPER.readTree(event)).isEmpty();
  }
}
