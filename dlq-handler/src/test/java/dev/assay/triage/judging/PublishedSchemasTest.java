package dev.assay.triage.judging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedSchemasTest {
  private static final Provenance CI = new Provenance("ci", Instant.EPOCH);
  private final PublishedSchemas schemas = new PublishedSchemas();

  @Test
  void theNewestVersionComesWithEverythingThatItRefersTo() {
    state(published(1, "v1/common", "1.0.0", "{\"type\":\"integer\"}", List.of()));
    state(referring());

    assertThat(judge("{\"n\":1}")).isInstanceOf(Judgement.Passes.class);
    assertThat(judge("{\"n\":\"1\"}")).isInstanceOf(Judgement.Fails.class);
  }

  @Test
  void aVersionThatLacksWhatItRefersToIsNotThere() {
    state(referring());

    assertThat(newest("user")).isEmpty();
  }

  @Test
  void whatIsDeletedOrPurgedGivesWayToTheVersionBefore() {
    state(published(1, "v1/a", "1.0.0", "{}", List.of()));
    state(published(2, "v1/a", "1.1.0", "true", List.of()));
    state(published(3, "v1/a", "1.2.0", "{}", List.of()));
    Subject subject = Subject.parse("v1/a");
    state(new Fact.DeletionStated(subject, SemVer.parse("1.2.0"), true, "", CI));
    assertThat(newest("a")).contains("v1/a@1.1.0");

    state(new Fact.VersionPurged(subject, SemVer.parse("1.1.0"), new SchemaId(2), "", CI));
    assertThat(newest("a")).contains("v1/a@1.0.0");

    schemas.apply(new FactReading.Withdrawn("deletion/v1/a/1.2.0"));
    assertThat(newest("a")).contains("v1/a@1.2.0");
  }

  @Test
  void whatFollowsAFrameIsJudged() {
    byte[] framed = "00000{}".getBytes(UTF_8);
    framed[0] = 0;
    assertThat(Judging.judged(framed)).isEqualTo(new ByteRange(5, 7));
  }

  private Judgement judge(String event) {
    byte[] bytes = event.getBytes(UTF_8);
    return new Judging(schemas)
        .judge(Optional.of(SchemaReference.parse("user")), bytes, Judging.judged(bytes));
  }

  private Optional<String> newest(String name) {
    return schemas.newest(SchemaReference.parse(name)).map(NewestVersion::label);
  }

  private static Fact referring() {
    return published(
        2,
        "v1/user",
        "1.0.0",
        "{\"properties\":{\"n\":{\"$ref\":\"assay:v1/common@1\"}}}",
        List.of(
            new ResolvedReference(
                SchemaReference.parse("v1/common@1"), SchemaReference.parse("v1/common@1.0.0"))));
  }

  private void state(Fact fact) {
    schemas.apply(new FactReading.Stated(fact));
  }

  private static Fact published(
      int id, String subject, String version, String schema, List<ResolvedReference> references) {
    return new Fact.VersionPublished(
        Subject.parse(subject),
        SemVer.parse(version),
        new SchemaId(id),
        new SchemaText(schema),
        references,
        new Declared(Subject.parse(subject).name().value(), Optional.empty()),
        CI);
  }
}
