package dev.assay.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.PolicyBody;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SchemaId;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemasClientTest {
  private static final Subject SUBJECT = Subject.parse("v1/telemetry.FeedbackEvent");
  private static final String SCHEMA =
      """
      {"name":"telemetry.FeedbackEvent","track":"v1","core_version":"1.2.0","sha256":"ab",
       "$schema_id":"telemetry.FeedbackEvent","content":{"multipleOf":1.00},
       "deprecated":false,"deprecation_note":null}\
      """;
  private static final String POLICY =
      """
      {"scope":"schema:telemetry.FeedbackEvent","mode":"enforce","enforced_percent":100,
       "revision":7,"by":"ada","reason":"clean","since":"2026-11-21T00:00:00Z"}\
      """;

  private final StubService stub = new StubService();
  private final SchemasClient client =
      new SchemasClient(ServiceEndpoint.registry(stub.uri()), "ada");
  private final EnforcementClient policies =
      new EnforcementClient(ServiceEndpoint.registry(stub.uri()), "ada");

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void theIndexListsTheLatestVersionsByTrack() {
    stub.answers(
        "GET /index",
        200,
        """
        {"tracks":{"v1":{"count":1,"schemas":[{"name":"a","$schema_id":"a","sha256":"ab",
         "latest_core_version":"1.0.0","deprecated":true}]}},"generated_at":"2026-11-21T00:00:00Z"}\
        """);

    var entry = client.index().tracks().values().iterator().next().schemas().getFirst();

    assertThat(entry.latestCoreVersion()).isEqualTo("1.0.0");
    assertThat(entry.deprecated()).isTrue();
  }

  @Test
  void theContentOfASchemaKeepsItsNumbersAsTheyWereWritten() {
    stub.answers("GET /schemas/v1/telemetry.FeedbackEvent", 200, SCHEMA);

    assertThat(client.latest(SUBJECT).content()).hasToString("{\"multipleOf\":1.00}");
  }

  @Test
  void oneVersionIsAskedForByItsNumberAlsoWithBuildMetadata() {
    stub.answers("GET /schemas/v1/telemetry.FeedbackEvent?version=1.2.0-rc.1%2B7", 200, SCHEMA);

    assertThat(client.version(SUBJECT, VersionSelector.parse("1.2.0-rc.1+7")).name())
        .isEqualTo("telemetry.FeedbackEvent");
  }

  @Test
  void versionsComeInTheRegistrysOrder() {
    stub.answers(
        "GET /schemas/v1/telemetry.FeedbackEvent/versions",
        200,
        """
        [{"core_version":"1.0.0","sha256":"ab","created_at":"t1","deprecated":true},
         {"core_version":"1.1.0","sha256":"cd","created_at":"t2","deprecated":false}]\
        """);

    assertThat(client.versions(SUBJECT))
        .containsExactly(
            new VersionBody("1.0.0", "ab", "t1", true),
            new VersionBody("1.1.0", "cd", "t2", false));
  }

  @Test
  void anIdMayHoldWhateverATextualIdHolds() {
    stub.answers("GET /schemas/by-id/a%20b%2Fc", 200, SCHEMA);

    assertThat(client.byId("a b/c").track()).isEqualTo("v1");
  }

  @Test
  void publishingANewVersionTellsItsIdAndPosition() {
    stub.answers(
        "POST /admin/schemas", 201, Map.of("Assay-Schema-Id", "3", "Assay-Offset", "41.7"), SCHEMA);

    PublishedSchema published = client.publish(upload());

    assertThat(published.isNew()).isTrue();
    assertThat(published.id()).contains(new SchemaId(3));
    assertThat(published.position()).isEqualTo(new LogPosition(41, 7));
    assertThat(stub.lastAsked().body())
        .isEqualTo("{\"name\":\"telemetry.FeedbackEvent\",\"content\":{\"type\":\"object\"}}");
    assertThat(stub.lastAsked().headers()).containsEntry("Assay-actor", List.of("ada"));
  }

  @Test
  void publishingTheSameTextAgainIsNotNew() {
    stub.answers("POST /admin/schemas", 200, SCHEMA);

    assertThat(client.publish(upload()).isNew()).isFalse();
  }

  @Test
  void policiesComeWithWhatHoldsForEverythingElse() {
    stub.answers(
        "GET /enforcement", 200, "{\"policies\":[%s],\"default\":%s}".formatted(POLICY, POLICY));

    assertThat(policies.policies().policies()).extracting(PolicyBody::revision).containsExactly(7L);
    assertThat(policies.policies().fallback().mode()).isEqualTo("enforce");
  }

  @Test
  void thePolicyOfEverythingIsAskedForByItsStar() {
    stub.answers("GET /enforcement/*", 200, POLICY);

    assertThat(policies.policy(Scope.EVERYTHING).policy().by()).isEqualTo("ada");
  }

  @Test
  void decidingAModeTellsFromWhichPositionItHolds() {
    stub.answers(
        "PUT /enforcement/topic:telemetry.feedback", 200, Map.of("Assay-Offset", "3.9"), POLICY);

    PolicyInForce decided =
        policies.set(
            Scope.parse("topic:telemetry.feedback"),
            new PolicyWishBody(Optional.of("canary"), Optional.of(5), Optional.empty()),
            Optional.empty());

    assertThat(decided.position()).isEqualTo(new LogPosition(3, 9));
    assertThat(stub.lastAsked().body()).isEqualTo("{\"mode\":\"canary\",\"percent\":5}");
  }

  private static UploadBody upload() {
    return new UploadBody(
        Optional.of("telemetry.FeedbackEvent"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(WireJson.MAPPER.readTree("{\"type\":\"object\"}")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
