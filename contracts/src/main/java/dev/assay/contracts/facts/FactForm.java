package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * One wire form of one fact. A form never changes once released; a new need is a new form beside
 * it.
 */
sealed interface FactForm {

  /** The forms this reader knows, by the name and number that every value begins with. */
  enum Kind {
    VERSION_PUBLISHED_1("version-published", VersionPublished1.class),
    DEPRECATION_STATED_1("deprecation-stated", DeprecationStated1.class),
    IDS_ISSUED_1("ids-issued", IdsIssued1.class),
    POLICY_SET_1("policy-set", PolicySet1.class);

    private static final int ONLY_FORM = 1;
    private final String fact;
    private final Class<? extends FactForm> shape;

    Kind(String fact, Class<? extends FactForm> shape) {
      this.fact = fact;
      this.shape = shape;
    }

    Fact read(JsonNode body) {
      FactForm form =
          WireJson.MAPPER
              .readerFor(shape)
              .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
              .readValue(body);
      return form.toFact();
    }
  }

  /** What this form states. */
  Fact toFact();

  /** The form of a value, by what it says of itself. */
  static Kind named(JsonNode body) {
    String fact = body.path("fact").asString("");
    int form = body.path("form").asInt(0);
    for (Kind kind : Kind.values()) {
      if (kind.fact.equals(fact) && form == Kind.ONLY_FORM) {
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
      case Fact.VersionPublished published -> VersionPublished1.of(published);
      case Fact.DeprecationStated stated -> DeprecationStated1.of(stated);
      case Fact.IdsIssued issued -> new IdsIssued1("ids-issued", 1, issued.highest().value());
      case Fact.PolicySet set -> PolicySet1.of(set.policy());
    };
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record VersionPublished1(
      String fact,
      int form,
      String track,
      String name,
      String version,
      int id,
      JsonNode schema,
      @JsonProperty("schema_id") String schemaId,
      @JsonProperty("x_compat") Optional<String> compatibility,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    static VersionPublished1 of(Fact.VersionPublished published) {
      return new VersionPublished1(
          "version-published",
          1,
          published.subject().track().value(),
          published.subject().name().value(),
          published.version().toString(),
          published.id().value(),
          WireJson.MAPPER.readTree(published.text().json()),
          published.declared().schemaId(),
          published.declared().compatibility(),
          published.provenance().by(),
          published.provenance().at().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return new Fact.VersionPublished(
          Subject.of(track, name),
          SemVer.parse(version),
          new SchemaId(id),
          new SchemaText(schema.toString()),
          new Declared(schemaId, compatibility),
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }

  record DeprecationStated1(
      String fact,
      int form,
      String track,
      String name,
      String version,
      boolean deprecated,
      String note,
      String by,
      @JsonProperty("at_ms") long atMs)
      implements FactForm {
    static DeprecationStated1 of(Fact.DeprecationStated stated) {
      return new DeprecationStated1(
          "deprecation-stated",
          1,
          stated.subject().track().value(),
          stated.subject().name().value(),
          stated.version().toString(),
          stated.deprecated(),
          stated.note(),
          stated.provenance().by(),
          stated.provenance().at().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return new Fact.DeprecationStated(
          Subject.of(track, name),
          SemVer.parse(version),
          deprecated,
          note,
          new Provenance(by, Instant.ofEpochMilli(atMs)));
    }
  }

  record IdsIssued1(String fact, int form, int highest) implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.IdsIssued(new SchemaId(highest));
    }
  }

  record PolicySet1(
      String fact,
      int form,
      String scope,
      String mode,
      int percent,
      long revision,
      String by,
      String reason,
      @JsonProperty("since_ms") long sinceMs)
      implements FactForm {
    static PolicySet1 of(EnforcementPolicy policy) {
      return new PolicySet1(
          "policy-set",
          1,
          policy.scope().toString(),
          policy.mode().text(),
          policy.rule().enforcedPercent(),
          policy.revision(),
          policy.by(),
          policy.reason(),
          policy.since().toEpochMilli());
    }

    @Override
    public Fact toFact() {
      return new Fact.PolicySet(
          new EnforcementPolicy(
              Scope.parse(scope),
              new EnforcementPolicy.Rule(Mode.parse(mode), percent),
              revision,
              by,
              reason,
              Instant.ofEpochMilli(sinceMs)));
    }
  }
}
