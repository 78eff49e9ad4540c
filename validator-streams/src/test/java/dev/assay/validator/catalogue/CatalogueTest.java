package dev.assay.validator.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaText;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Provenance CI = new Provenance("ci", Instant.EPOCH);
  private static final List<Track> V1 = List.of(Track.V1);

  @Test
  void aSchemaJudgesByWhatItsReferencesMeant() {
    Catalogue catalogue =
        after(
            published(1, "v1/common", "1.0.0", "{\"type\":\"integer\"}"),
            new Fact.VersionPublished(
                Subject.parse("v1/user"),
                SemVer.parse("1.0.0"),
                new SchemaId(2),
                new SchemaText("{\"properties\":{\"n\":{\"$ref\":\"assay:v1/common@1\"}}}"),
                List.of(
                    new ResolvedReference(
                        SchemaReference.parse("v1/common@1"),
                        SchemaReference.parse("v1/common@1.0.0"))),
                new Declared("user", Optional.empty()),
                CI),
            published(3, "v1/common", "1.1.0", "{\"type\":\"string\"}"));

    assertThat(verdict(catalogue, "user", "{\"n\":1}")).isInstanceOf(Verdict.Valid.class);
    assertThat(verdict(catalogue, "user", "{\"n\":\"1\"}")).isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void aSchemaIsCompleteOnceWhatItRefersToIsThereAndNoLongerThanThat() {
    Fact top = referring(3, "v1/top", "common", "middle");
    Fact middle = referring(2, "v1/middle", "n", "common");
    Catalogue early = after(top, middle);
    assertThat(compilation(early, "top")).isInstanceOf(Compilation.Broken.class);

    Catalogue whole =
        early.after(stated(published(1, "v1/common", "1.0.0", "{\"type\":\"integer\"}")));
    assertThat(compilation(whole, "top")).isInstanceOf(Compilation.Ready.class);
    assertThat(verdict(whole, "top", "{\"common\":{\"n\":1}}")).isInstanceOf(Verdict.Valid.class);
    assertThat(verdict(whole, "top", "{\"common\":{\"n\":\"1\"}}"))
        .isInstanceOf(Verdict.Invalid.class);

    Catalogue purged = whole.after(new FactReading.Withdrawn("version/v1/common/1.0.0"));
    assertThat(compilation(purged, "top")).isInstanceOf(Compilation.Broken.class);
  }

  private static Fact referring(int id, String subject, String member, String to) {
    return new Fact.VersionPublished(
        Subject.parse(subject),
        SemVer.parse("1.0.0"),
        new SchemaId(id),
        new SchemaText(
            "{\"properties\":{\"%s\":{\"$ref\":\"assay:v1/%s@1\"}}}".formatted(member, to)),
        List.of(
            new ResolvedReference(
                SchemaReference.parse("v1/" + to + "@1"),
                SchemaReference.parse("v1/" + to + "@1.0.0"))),
        new Declared(Subject.parse(subject).name().value(), Optional.empty()),
        CI);
  }

  @Test
  void anIdIsFoundAsLongAsItsVersionIsThere() {
    Catalogue catalogue = after(published(7, "v1/a", "1.0.0", "{}"));
    assertThat(catalogue.find(new SchemaId(7))).isInstanceOf(Finding.Found.class);
    assertThat(catalogue.find(new SchemaId(8))).isInstanceOf(Finding.Missing.class);
    assertThat(
            catalogue.after(new FactReading.Withdrawn("version/v1/a/1.0.0")).find(new SchemaId(7)))
        .isInstanceOf(Finding.Missing.class);
  }

  @Test
  void whatWasDecidedAboutABindingIsKnownUntilItsRecordIsWithdrawn() {
    Fact decided =
        new Fact.BindingSet(
            new BindingDecision("orders", Optional.empty(), 4, "ada", "", Instant.EPOCH));
    Catalogue catalogue = after(decided);
    assertThat(catalogue.bindings().get("orders")).isNotNull();
    assertThat(catalogue.after(new FactReading.Withdrawn("binding/orders")).bindings()).isEmpty();
  }

  @Test
  void aVersionThatWasPutAwayIsFoundByItsNumberAlone() {
    Catalogue catalogue =
        after(
            published(1, "v1/a", "1.0.0", "{}"),
            published(2, "v1/a", "1.1.0", "{}"),
            deletion("v1/a", "1.1.0", true));

    assertThat(version(catalogue, "a")).isEqualTo("1.0.0");
    assertThat(version(catalogue, "a@1")).isEqualTo("1.0.0");
    assertThat(version(catalogue, "a@1.1.0")).isEqualTo("1.1.0");
    assertThat(version(catalogue.after(stated(deletion("v1/a", "1.1.0", false))), "a"))
        .isEqualTo("1.1.0");
    assertThat(version(catalogue.after(new FactReading.Withdrawn("deletion/v1/a/1.1.0")), "a"))
        .isEqualTo("1.1.0");
  }

  @Test
  void aPurgedVersionIsGone() {
    Catalogue catalogue =
        after(
            published(1, "v1/a", "1.0.0", "{}"),
            new Fact.VersionPurged(
                Subject.parse("v1/a"), SemVer.parse("1.0.0"), new SchemaId(1), "", CI));

    assertThat(catalogue.find(SchemaReference.parse("a@1.0.0"), V1))
        .isInstanceOf(Finding.Missing.class);
  }

  @Test
  void anAliasMeansTheNewestOfItsLineThatIsNotDeprecated() {
    Catalogue catalogue =
        after(
            published(1, "v1/a", "1.0.0", "{}"),
            published(2, "v1/a", "1.0.1", "{}"),
            published(3, "v1/a", "1.1.0", "{}"),
            published(4, "v1/a", "2.0.0", "{}"),
            new Fact.DeprecationStated(Subject.parse("v1/a"), SemVer.parse("1.1.0"), true, "", CI));

    assertThat(version(catalogue, "a@1")).isEqualTo("1.0.1");
    assertThat(version(catalogue, "a@1.1")).isEqualTo("1.1.0");
    assertThat(version(catalogue, "a@latest")).isEqualTo("2.0.0");
  }

  private static Compilation compilation(Catalogue catalogue, String name) {
    Finding.Found found = (Finding.Found) catalogue.find(SchemaReference.parse(name), V1);
    return SchemaCompilation.by(
            new SchemaReader(DocumentLimits.defaults()),
            new SchemaCompiler(ValidationLimits.defaults()))
        .compile(found.version().complete());
  }

  private static Verdict verdict(Catalogue catalogue, String name, String event) {
    return ((Compilation.Ready) compilation(catalogue, name))
        .schema()
        .validate(event.getBytes(UTF_8));
  }

  private static String version(Catalogue catalogue, String reference) {
    return ((Finding.Found) catalogue.find(SchemaReference.parse(reference), V1))
        .version()
        .version()
        .toString();
  }

  private static Catalogue after(Fact... facts) {
    Catalogue catalogue = Catalogue.EMPTY;
    for (Fact fact : facts) {
      catalogue = catalogue.after(stated(fact));
    }
    return catalogue;
  }

  private static FactReading stated(Fact fact) {
    return new FactReading.Stated(fact);
  }

  private static Fact deletion(String subject, String version, boolean deleted) {
    return new Fact.DeletionStated(Subject.parse(subject), SemVer.parse(version), deleted, "", CI);
  }

  private static Fact published(int id, String subject, String version, String schema) {
    return new Fact.VersionPublished(
        Subject.parse(subject),
        SemVer.parse(version),
        new SchemaId(id),
        new SchemaText(schema),
        new Declared(Subject.parse(subject).name().value(), Optional.empty()),
        CI);
  }
}
