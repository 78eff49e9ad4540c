package dev.assay.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FastSchemaTest {
  private static final ValidationLimits LIMITS = ValidationLimits.defaults();
  private static final Verdict REFUSED =
      new Verdict.Invalid(
          InvalidReason.SCHEMA_VIOLATION,
          List.of(new Violation("", "type", "#/type", "must be something else", Optional.empty())));
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Fingerprint> disagreements = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();
  private final SchemaDocument document = document("{\"type\":\"object\"}");

  @Test
  void whatThePlanAcceptsTheReferenceIsNotAskedAbout() {
    FastSchema schema = schema(EngineSettings.NEVER, EngineSettings.NEVER, Verdict.valid());
    assertThat(schema.validate(bytes("{}"))).isEqualTo(Verdict.valid());
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatThePlanDoesNotAcceptIsTheReferencesToJudge() {
    FastSchema schema = schema(EngineSettings.NEVER, EngineSettings.NEVER, REFUSED);
    assertThat(schema.validate(bytes("[]"))).isSameAs(REFUSED);
    assertThat(disagreements).isEmpty();
  }

  @Test
  void oneInSoManyAcceptedEventsIsJudgedAgain() {
    FastSchema schema = schema(EngineSettings.NEVER, 10, Verdict.valid());
    for (int i = 0; i < 100; i++) {
      schema.validate(bytes("{}"));
    }
    assertThat(asked).hasValue(10);
    assertThat(disagreements).isEmpty();
  }

  @Test
  void oneDisagreementRetiresThePlanAndIsToldOnce() {
    FastSchema schema = schema(EngineSettings.NEVER, 3, REFUSED);
    assertThat(schema.validate(bytes("{}"))).isEqualTo(Verdict.valid());
    assertThat(schema.validate(bytes("{}"))).isEqualTo(Verdict.valid());
    for (int i = 0; i < 10; i++) {
      assertThat(schema.validate(bytes("{}"))).isSameAs(REFUSED);
    }
    assertThat(asked).hasValue(10);
    assertThat(disagreements).containsExactly(document.fingerprint());
  }

  @Test
  void aReferenceThatGivesUpDoesNotRetireThePlan() {
    FastSchema schema =
        schema(
            EngineSettings.NEVER, 1, new Verdict.Unchecked(UncheckedReason.INTERNAL, "too much"));
    assertThat(schema.validate(bytes("{}"))).isEqualTo(Verdict.valid());
    assertThat(disagreements).isEmpty();
  }

  @Test
  void aClassIsGeneratedInTheBackgroundAfterSoManyEventsAndOnce() {
    FastSchema schema = schema(5, EngineSettings.NEVER, Verdict.valid());
    for (int i = 0; i < 50; i++) {
      assertThat(schema.validate(bytes("{}"))).isEqualTo(Verdict.valid());
    }
    assertThat(tasks).hasSize(1);
    tasks.getFirst().run();
    assertThat(schema.validate(bytes("{}"))).isEqualTo(Verdict.valid());
    assertThat(asked).hasValue(0);
  }

  @Test
  void aPlanThatWasRetiredIsNotBroughtBackByItsClass() {
    FastSchema schema = schema(1, 2, REFUSED);
    schema.validate(bytes("{}"));
    assertThat(schema.validate(bytes("{}"))).isSameAs(REFUSED);
    tasks.forEach(Runnable::run);
    assertThat(schema.validate(bytes("{}"))).isSameAs(REFUSED);
  }

  @Test
  void anEventBeyondTheLimitIsNotThePlansToAccept() {
    FastSchema schema =
        new FastSchema(
            document.fingerprint(),
            plan(document),
            (json, from, to) -> REFUSED,
            new ValidationLimits(3, 5, 5),
            EngineSettings.defaults(),
            Disagreements.unheard(),
            Background.none());
    assertThat(schema.validate(bytes("{ }"))).isEqualTo(Verdict.valid());
    assertThat(schema.validate(bytes("{  }"))).isSameAs(REFUSED);
  }

  @Test
  void ofRepeatedMembersTheLastCountsOrTheEventIsRejected() {
    String twice = "{\"n\":{\"a\":1,\"a\":null}}";
    String schema = "{\"properties\":{\"n\":{\"properties\":{\"a\":{\"type\":\"null\"}}}}}";
    assertThat(by(RepeatedMembers.LAST_ONE_COUNTS, schema).validate(bytes(twice)))
        .isEqualTo(Verdict.valid());
    assertThat(by(RepeatedMembers.REJECT, schema).validate(bytes("{\"n\":{\"a\":null}}")))
        .isEqualTo(Verdict.valid());
    assertThat(by(RepeatedMembers.REJECT, schema).validate(bytes(twice)))
        .isInstanceOfSatisfying(
            Verdict.Invalid.class,
            invalid -> {
              assertThat(invalid.reason()).isEqualTo(InvalidReason.NOT_JSON);
              assertThat(invalid.violations())
                  .extracting(Violation::instanceLocation, Violation::keyword)
                  .containsExactly(org.assertj.core.groups.Tuple.tuple("/n/a", "uniqueMembers"));
            });
  }

  private static CompiledSchema by(RepeatedMembers policy, String schema) {
    return CompiledSchemaTest.compile(schema, new EngineSettings(0, 1, policy));
  }

  private FastSchema schema(int generateAfter, int judgeAgainEvery, Verdict ofReference) {
    return new FastSchema(
        document.fingerprint(),
        plan(document),
        (json, from, to) -> {
          asked.incrementAndGet();
          return ofReference;
        },
        LIMITS,
        new EngineSettings(generateAfter, judgeAgainEvery, RepeatedMembers.LAST_ONE_COUNTS),
        (fingerprint, verdict) -> disagreements.add(fingerprint),
        tasks::add);
  }

  private static Plan plan(SchemaDocument document) {
    return switch (Planner.plan(document)) {
      case PlanReading.Planned(Plan plan) -> plan;
      case PlanReading.Unplannable(String reason) -> throw new AssertionError(reason);
    };
  }

  private static SchemaDocument document(String schema) {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(schema)) {
      case SchemaReading.Readable(SchemaDocument readable) -> readable;
      case SchemaReading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
