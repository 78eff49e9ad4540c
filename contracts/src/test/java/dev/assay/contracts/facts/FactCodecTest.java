package dev.assay.contracts.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaText;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCodecTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Provenance CI = new Provenance("ci", NOON);
  private static final Subject SUBJECT = Subject.parse("v2/telemetry.FeedbackEvent");
  private static final SemVer VERSION = SemVer.parse("1.2.7-timezone-fix+b1");

  static Stream<Fact> facts() {
    return Stream.of(
        published("{\"title\":\"ä\",\"maximum\":1.50,\"minimum\":10000000000000000001}"),
        published("true"),
        new Fact.VersionPublished(
            SUBJECT,
            VERSION,
            new SchemaId(7),
            new SchemaText("{}"),
            new Declared("urn:other", Optional.of("BACKWARD")),
            CI),
        new Fact.DeprecationStated(SUBJECT, VERSION, true, "use v3", CI),
        new Fact.DeprecationStated(SUBJECT, VERSION, false, "", CI),
        new Fact.VersionPublished(
            SUBJECT,
            VERSION,
            new SchemaId(7),
            new SchemaText("{\"$ref\":\"assay:v1/b@1\"}"),
            List.of(
                new ResolvedReference(
                    SchemaReference.parse("v1/b@1"), SchemaReference.parse("v1/b@1.4.0"))),
            new Declared("a", Optional.empty()),
            CI),
        new Fact.DeprecationStated(
            SUBJECT,
            VERSION,
            true,
            "",
            Optional.of(LocalDate.parse("2027-01-31")),
            Optional.of(SchemaReference.parse("v3/a@3")),
            CI),
        new Fact.DeletionStated(SUBJECT, VERSION, true, "by mistake", CI),
        new Fact.VersionPurged(SUBJECT, VERSION, new SchemaId(7), "", CI),
        compatibility("*", Optional.of(new CompatibilityRule(Level.FULL, Content.STRICT))),
        compatibility("subject:v1/a", Optional.empty()),
        compatibility("track:v2", Optional.of(CompatibilityRule.DEFAULT)),
        new Fact.ReleasePublished(3, "week 47", List.of(SchemaReference.parse("v1/a@1.0.0")), CI),
        new Fact.IdsIssued(new SchemaId(Integer.MAX_VALUE)),
        binding(Optional.empty()),
        binding(
            Optional.of(
                new BindingRule(
                    "other-validator",
                    new SourceTopics.Matching("telemetry\\..*"),
                    SUBJECT.name(),
                    List.of(new Track("v2"), new Track("v1")),
                    Outputs.BY_SUFFIX,
                    Handling.DEFAULT))),
        binding(
            Optional.of(
                new BindingRule(
                    "assay-validator",
                    new SourceTopics.Named("orders"),
                    SUBJECT.name(),
                    List.of(new Track("v1")),
                    new Outputs(Optional.of("good"), Optional.of("bad")),
                    new Handling(
                        PayloadForm.CONFLUENT,
                        WhenUnchecked.REFUSE,
                        Optional.of(RepeatedMembers.REJECT),
                        true,
                        Duration.ofMillis(250))))),
        policy(Scope.EVERYTHING, Rule.of(Mode.OFF)),
        policy(new Scope.OfTopic("telemetry.feedback"), Rule.canary(7)),
        policy(new Scope.OfSchema(SUBJECT.name()), Rule.of(Mode.ENFORCE)));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyFactIsReadBackAsItWasWritten(Fact fact) {
    assertThat(FactCodec.read(FactCodec.key(fact), FactCodec.value(fact)))
        .isEqualTo(new FactReading.Stated(fact));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void theKeyIsTheIdentity(Fact fact) {
    assertThat(FactCodec.key(fact)).asString(UTF_8).isEqualTo(fact.identity());
  }

  @Test
  void aRecordWithoutValueWithdraws() {
    assertThat(FactCodec.read("version/v1/a/1.0.0".getBytes(UTF_8), null))
        .isEqualTo(new FactReading.Withdrawn("version/v1/a/1.0.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "null",
        "7",
        "[]",
        "{}",
        "{\"fact\":\"version-frozen\",\"form\":1}",
        "{\"fact\":\"ids-issued\",\"form\":2,\"highest\":7}",
        "{\"fact\":\"ids-issued\",\"form\":1}",
        "{\"fact\":\"ids-issued\",\"form\":1,\"highest\":0}",
        "{\"fact\":\"ids-issued\",\"form\":1,\"highest\":\"many\"}",
        "{\"fact\":\"ids-issued\",\"form\":1,\"highest\":7,\"highest\":8}",
        "{\"fact\":\"ids-issued\",\"form\":1,\"highest\":7} {}",
        "{\"fact\":\"policy-set\",\"form\":1,\"scope\":\"*\"}"
      })
  void whatThisReaderDoesNotKnowIsUnreadable(String value) {
    FactReading reading =
        FactCodec.read("id-high-water-mark".getBytes(UTF_8), value.getBytes(UTF_8));

    assertThat(reading)
        .isInstanceOfSatisfying(
            FactReading.Unreadable.class,
            unreadable -> assertThat(unreadable.problem()).isNotBlank());
  }

  @Test
  void aFactUnderTheKeyOfAnotherIsUnreadable() {
    Fact fact = new Fact.IdsIssued(new SchemaId(7));

    assertThat(FactCodec.read("version/v1/a/1.0.0".getBytes(UTF_8), FactCodec.value(fact)))
        .isInstanceOf(FactReading.Unreadable.class);
  }

  @Test
  void aRecordWithoutKeyIsUnreadable() {
    assertThat(FactCodec.read(null, "{}".getBytes(UTF_8)))
        .isInstanceOf(FactReading.Unreadable.class);
  }

  @Test
  void membersThatANewerWriterAddedAreIgnored() {
    assertThat(
            FactCodec.read(
                "id-high-water-mark".getBytes(UTF_8),
                "{\"fact\":\"ids-issued\",\"form\":1,\"highest\":7,\"more\":1}".getBytes(UTF_8)))
        .isEqualTo(new FactReading.Stated(new Fact.IdsIssued(new SchemaId(7))));
  }

  private static Fact published(String text) {
    return new Fact.VersionPublished(
        SUBJECT,
        VERSION,
        new SchemaId(7),
        new SchemaText(text),
        new Declared("telemetry.FeedbackEvent", Optional.empty()),
        CI);
  }

  @Test
  void aFactIsWrittenInTheLowestFormThatSaysAllOfIt() {
    assertThat(facts().map(FactCodec::value).map(value -> new String(value, UTF_8)))
        .filteredOn(value -> value.contains("\"form\":2"))
        .hasSize(2)
        .allMatch(value -> value.contains("references") || value.contains("sunset"));
  }

  @Test
  void aVersionWrittenWithoutFingerprintIsReadAsBefore() {
    String before =
        """
        {"fact":"version-published","form":1,"track":"v1","name":"a","version":"1.0.0","id":1,\
        "schema":{"b": 1.0, "a":[]},"schema_id":"a","by":"ci","at_ms":0}\
        """;

    FactReading reading =
        FactCodec.read("version/v1/a/1.0.0".getBytes(UTF_8), before.getBytes(UTF_8));

    assertThat(reading)
        .isInstanceOfSatisfying(
            FactReading.Stated.class,
            stated ->
                assertThat(((Fact.VersionPublished) stated.fact()).text().fingerprint())
                    .isEqualTo(new SchemaText("{\"a\":[],\"b\":1}").fingerprint()));
  }

  @Test
  void aVersionThatIsNoUtf8IsUnreadable() {
    byte[] value = FactCodec.value(published("{\"title\":\"x\"}"));
    int x = new String(value, UTF_8).indexOf("\"x\"") + 1;
    value[x] = (byte) 0xff;

    assertThat(FactCodec.read(FactCodec.key(published("{}")), value))
        .isInstanceOf(FactReading.Unreadable.class);
  }

  @Test
  void aVersionWithAMemberTwiceInItsSchemaIsUnreadable() {
    String value =
        new String(FactCodec.value(published("{\"title\":\"x\"}")), UTF_8)
            .replace("{\"title\":\"x\"}", "{\"title\":\"x\",\"title\":\"x\"}");

    assertThat(FactCodec.read(FactCodec.key(published("{}")), value.getBytes(UTF_8)))
        .isInstanceOf(FactReading.Unreadable.class);
  }

  private static Fact compatibility(String scope, Optional<CompatibilityRule> rule) {
    return new Fact.CompatibilitySet(
        new CompatibilityPolicy(CompatibilityScope.parse(scope), rule, 3, "robin", "why", NOON));
  }

  private static Fact binding(Optional<BindingRule> rule) {
    return new Fact.BindingSet(new BindingDecision("orders", rule, 3, "robin", "why", NOON));
  }

  private static Fact policy(Scope scope, Rule rule) {
    return new Fact.PolicySet(new EnforcementPolicy(scope, rule, 3, "robin", "why", NOON));
  }
}
