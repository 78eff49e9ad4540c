package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * One wire form of one fact. A form never changes once released; a new need is a new form beside
 * it.
 *
 * <p>A fact is written in the lowest form that says all of it, so that a reader of before goes on
 * reading whatever it would have understood anyway.
 */
interface FactForm {

  /** What it states. */
  String fact();

  /** The number of the form, among those of this fact. */
  int form();

  /**
   * The forms this reader knows, by the name and number that every value begins with, each with the
   * level of readers from which on it is known.
   */
  enum Kind {
    VERSION_PUBLISHED_1("version-published", 1, 1, VersionForms.VersionPublished1.class),
    VERSION_PUBLISHED_2("version-published", 2, 1, VersionForms.VersionPublished2.class),
    DEPRECATION_STATED_1("deprecation-stated", 1, 1, LifecycleForms.DeprecationStated1.class),
    DEPRECATION_STATED_2("deprecation-stated", 2, 1, LifecycleForms.DeprecationStated2.class),
    DELETION_STATED_1("deletion-stated", 1, 1, LifecycleForms.DeletionStated1.class),
    VERSION_PURGED_1("version-purged", 1, 1, LifecycleForms.VersionPurged1.class),
    IDS_ISSUED_1("ids-issued", 1, 1, IdsIssued1.class),
    POLICY_SET_1("policy-set", 1, 1, PolicyForms.PolicySet1.class),
    POLICY_SET_2("policy-set", 2, 1, EnforcementForms.PolicySet2.class),
    POLICY_LIFTED_1("policy-lifted", 1, 1, EnforcementForms.PolicyLifted1.class),
    COMPATIBILITY_SET_1("compatibility-set", 1, 1, PolicyForms.CompatibilitySet1.class),
    BINDING_SET_1("binding-set", 1, 1, BindingForms.BindingSet1.class),
    RELEASE_PUBLISHED_1("release-published", 1, 1, ReleasePublished1.class);

    private final String fact;
    private final int form;
    private final int level;

    // Readers are immutable, which ErrorProne can't see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ObjectReader reader;

    Kind(String fact, int form, int level, Class<? extends FactForm> shape) {
      this.fact = fact;
      this.form = form;
      this.level = level;
      this.reader =
          WireJson.MAPPER
              .readerFor(shape)
              .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    FactLevel level() {
      return new FactLevel(level);
    }

    Fact read(JsonNode body) {
      FactForm form = reader.readValue(body);
      return form.toFact();
    }
  }

  /** What this form states. */
  Fact toFact();

  /** The form of a value, by what it says of itself. */
  static Kind named(JsonNode body) {
    return named(body.path("fact").asString(""), body.path("form").asInt(0));
  }

  /** The form of this name and number. */
  static Kind named(String fact, int form) {
    for (Kind kind : Kind.values()) {
      if (kind.fact.equals(fact) && kind.form == form) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "fact '%s' in form %d is unknown to this reader; upgrade it before the writers"
            .formatted(fact, form));
  }

  /** The form in which a fact is written today. */
  static FactForm of(Fact fact) {
    return switch (fact) {
      case Fact.VersionPublished published -> VersionForms.of(published);
      case Fact.DeprecationStated stated -> LifecycleForms.of(stated);
      case Fact.DeletionStated stated -> LifecycleForms.of(stated);
      case Fact.VersionPurged purged -> LifecycleForms.of(purged);
      case Fact.IdsIssued issued -> new IdsIssued1("ids-issued", 1, issued.highest().value());
      case Fact.PolicySet set ->
          EnforcementForms.needs(set.policy())
              ? EnforcementForms.of(set.policy())
              : PolicyForms.of(set.policy());
      case Fact.PolicyLifted lifted -> EnforcementForms.of(lifted);
      case Fact.CompatibilitySet set -> PolicyForms.of(set.policy());
      case Fact.BindingSet set -> BindingForms.of(set.decision());
      case Fact.ReleasePublished released -> ReleasePublished1.of(released);
    };
  }

  record IdsIssued1(String fact, int form, int highest) implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.IdsIssued(new SchemaId(highest));
    }
  }

  record ReleasePublished1(
      String fact,
      int form,
      int number,
      String note,
      List<String> versions,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    static ReleasePublished1 of(Fact.ReleasePublished released) {
      return new ReleasePublished1(
          "release-published",
          1,
          released.number(),
          released.note(),
          released.versions().stream().map(SchemaReference::toString).toList(),
          released.provenance().by(),
          released.provenance().at().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return new Fact.ReleasePublished(
          number,
          note,
          versions.stream().map(SchemaReference::parse).toList(),
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }
}
