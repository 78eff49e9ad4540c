package dev.assay.devstack.bill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillTest {
  /** SHA-256 of "one". */
  private static final String ONE =
      "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";

  private static final String BILL =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6",
       "metadata": {"component": {"group": "dev.assay", "name": "assay-x", "version": "3", "licenses": ["L"],
         "purl": "pkg:maven/dev.assay/assay-x@3?type=jar"}},
       "components": [
         {"name": "one", "version": "1.0", "purl": "pkg:maven/org.one/one@1.0?classifier=linux&type=jar",
          "hashes": [{"alg": "MD5", "content": "00"}, {"alg": "SHA-256", "content": "%s"}]}]}
      """
          .formatted(ONE);

  @TempDir private Path program;

  @BeforeEach
  void layOut() throws IOException {
    Files.writeString(program.resolve("bom.json"), BILL);
    Files.createDirectory(program.resolve("lib"));
    Files.createDirectory(program.resolve("app"));
    jar("lib/one-1.0-linux.jar", "one");
    jar("app/assay-x-3.jar", "ours");
    jar("app/assay-demo-3.jar", "ours too");
  }

  private void jar(String name, String content) throws IOException {
    Files.write(program.resolve(name), content.getBytes(UTF_8));
  }

  @Test
  void aBillIsCompletedByWhatIsOursAndThenNamesEveryJarWithItsSum() throws IOException {
    assertThat(BillOfMaterials.complete(program)).isEmpty();
    assertThat(Files.readString(program.resolve("bom.json")))
        .contains("pkg:maven/dev.assay/assay-demo@3?type=jar");

    // What is written now is held against what is there without being completed again.
    jar("app/assay-x-3.jar", "another");
    assertThat(
            Bill.read(program.resolve("bom.json"))
                .faults(Jars.in(program.resolve("app"), program.resolve("lib"))))
        .singleElement()
        .asString()
        .startsWith("assay-x-3.jar is there with SHA-256 ");
  }

  @Test
  void aJarThatTheBillDoesNotNameIsAFault() throws IOException {
    jar("lib/two-2.0.jar", "two");
    assertThat(BillOfMaterials.complete(program))
        .containsExactly("two-2.0.jar is there, and not in the bill");
  }

  @Test
  void aJarOfAnotherVersionIsAFaultFromBothSides() throws IOException {
    Files.move(program.resolve("lib/one-1.0-linux.jar"), program.resolve("lib/one-1.1-linux.jar"));
    assertThat(BillOfMaterials.complete(program))
        .containsExactly(
            "one-1.1-linux.jar is there, and not in the bill",
            "one-1.0-linux.jar is in the bill, and not there");
  }

  @Test
  void aJarWithOtherContentIsAFault() throws IOException {
    jar("lib/one-1.0-linux.jar", "two");
    assertThat(BillOfMaterials.complete(program))
        .singleElement()
        .asString()
        .startsWith("one-1.0-linux.jar is there with SHA-256 ")
        .endsWith("in the bill with " + ONE);
  }

  @Test
  void whatIsOursMustBeOfThisBuild() throws IOException {
    jar("app/assay-demo-2.jar", "old");
    assertThatThrownBy(() -> BillOfMaterials.complete(program))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("assay-demo-2.jar");
  }

  @Test
  void whatIsNoBillIsRefused() throws IOException {
    Files.writeString(program.resolve("bom.json"), "{}");
    assertThatThrownBy(() -> BillOfMaterials.complete(program))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bom.json");
  }

  /** Of the programs as this run of Maven has built them. */
  @ParameterizedTest
  @ValueSource(strings = {"registry-service", "validator-streams", "dlq-handler", "cli"})
  void theBillOfEachProgramNamesExactlyTheJarsThatItStartsWith(String module) throws IOException {
    assumeTrue(
        "made".equals(System.getProperty("assay.bills")),
        "this build made no bills of materials; run Maven's verify with -Psbom, online");
    Path target = Path.of("..", module, "target");
    assertThat(target.resolve("bom.json"))
        .as("made in the phase 'package' before, which needs Maven online")
        .exists();
    assertThat(Bill.read(target.resolve("bom.json")).faults(Jars.in(target.resolve("lib"))))
        .as("'mvn clean' takes away what older builds left in target/lib")
        .isEmpty();
  }
}
