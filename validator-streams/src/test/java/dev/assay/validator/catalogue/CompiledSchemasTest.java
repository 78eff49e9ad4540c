package dev.assay.validator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import dev.assay.schema.validation.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompiledSchemasTest {
  private final AtomicInteger compiled = new AtomicInteger();
  private final CompiledSchemas schemas =
      new CompiledSchemas(
          text -> {
            compiled.incrementAndGet();
            return new Compilation.Ready((json, from, to) -> Verdict.valid());
          },
          new Unwatched(),
          3);

  @Test
  void aTextIsCompiledOnceWhateverVersionsHaveIt() {
    schemas.get(version("1.0.0", "{\"a\":1,\"b\":2}"));
    schemas.get(version("1.1.0", "{\"b\":2,\"a\":1.0}"));
    assertThat(compiled).hasValue(1);
    assertThat(schemas.size()).isEqualTo(1);
  }

  @Test
  void noMoreAreHeldThanAllowedAndTheOneInUseStays() {
    PublishedVersion used = version("1.0.0", "{\"minimum\":-1}");
    schemas.get(used);
    for (int i = 0; i < 100; i++) {
      schemas.get(version("1.0.0", "{\"minimum\":" + i + "}"));
      schemas.get(used);
    }
    assertThat(schemas.size()).isEqualTo(3);
    assertThat(compiled.get()).isLessThan(150);
  }

  @Test
  void aCompilerThatThrowsMakesABrokenSchemaAndIsAskedOnce() {
    AtomicInteger asked = new AtomicInteger();
    CompiledSchemas failing =
        new CompiledSchemas(
            text -> {
              asked.incrementAndGet();
              throw new IllegalStateException("bug");
            },
            new Unwatched(),
            3);
    PublishedVersion version = version("1.0.0", "{}");
    assertThat(failing.get(version)).isInstanceOf(Compilation.Broken.class);
    assertThat(failing.get(version)).isInstanceOf(Compilation.Broken.class);
    assertThat(asked).hasValue(1);
  }

  private static PublishedVersion version(String version, String schema) {
    return PublishedVersion.of(
        new Fact.VersionPublished(
            Subject.of("v1", "a"),
            SemVer.parse(version),
            new SchemaId(1),
            new SchemaText(schema),
            new Declared("a", Optional.empty()),
            new Provenance("test", Instant.EPOCH)));
  }

  private record Unwatched() implements CacheWatch {
    @Override
    public void hit(SchemaName schema) {}

    @Override
    public void miss(SchemaName schema) {}
  }
}
