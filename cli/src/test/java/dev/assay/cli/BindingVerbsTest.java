package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingVerbsTest {
  private final StubService stub = new StubService();

  @BeforeEach
  void answerAsRecorded() throws IOException {
    stub.answers("GET /bindings", 200, recorded("bindings"))
        .answers("GET /bindings/orders", 200, recorded("binding"))
        .answers("PUT /bindings/orders", 200, recorded("binding"))
        .answers("DELETE /bindings/orders?reason=gone", 200, recorded("binding-removed"));
  }

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "binding-list, binding list --validator URL",
    "binding-show, binding show orders --registry URL",
    "binding-remove, binding remove orders --reason gone --registry URL",
    "binding-set, binding set orders --source orders --schema shop.Order --no-wait --registry URL"
  })
  void whatTheServicesSayIsShownToPeopleAndAsADocument(String golden, String command) {
    assertAll(
        () -> Golden.assertThatOutput(run(command).out(), golden + ".txt"),
        () -> Golden.assertThatOutput(run(command + " --json").out(), golden + ".json"));
  }

  @Test
  void allThatIsSaidOfABindingIsSent() {
    run(
        "binding set orders --pattern o.* --schema shop.Order --tracks v1,v2 --payload confluent"
            + " --when-unchecked refuse --repeated-members reject --annotate-valid"
            + " --schema-wait 500 --application mine --reason why --no-wait --registry URL");

    assertThat(stub.asked())
        .containsExactly(
            "PUT /bindings/orders {\"application\":\"mine\",\"pattern\":\"o.*\",\"schema\":\"shop.Order\",\"tracks\":[\"v1\",\"v2\"],\"payload\":\"confluent\",\"when_unchecked\":\"refuse\",\"repeated_members\":\"reject\",\"annotate_valid\":true,\"schema_wait_ms\":500,\"reason\":\"why\"}");
  }

  @Test
  void whatTheValidatorMadeOfItIsSaid() {
    Run run =
        run(
            "binding set orders --source orders --schema shop.Order --reason why --registry URL --validator URL");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("orders: orders judged by shop.Order (revision 3), effective after ")
        .endsWith(" ms without a restart\n");
  }

  @Test
  void aBindingThatDoesNotHoldIsRemarkedUpon() {
    Run run = run("binding list --validator URL");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("late does not hold: source topic 'late'");
  }

  @Test
  void aDecisionThatIsSetAsideFails() throws IOException {
    stub.answers(
        "PUT /bindings/late",
        200,
        recorded("binding").replace("\"orders\",\"app", "\"late\",\"app"));
    Run run =
        run(
            "binding set late --source late --schema a.A --reason why --registry URL --validator URL");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("but it does not hold: source topic 'late'");
  }

  @Test
  void eitherATopicOrAPatternIsNeeded() {
    assertThat(run("binding set orders --schema a.A --registry URL").exitCode()).isEqualTo(2);
    assertThat(
            run("binding set orders --source a --pattern b --schema a.A --registry URL").exitCode())
        .isEqualTo(2);
  }

  private static String recorded(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/recorded", name + ".json"));
  }

  private Run run(String command) {
    return Run.of(
        Stream.of(command.split(" "))
            .map(word -> word.equals("URL") ? stub.url() : word)
            .toArray(String[]::new));
  }
}
