package dev.assay.devstack.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Dependencies point one way. */
class WallsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay");

  private static final String ENGINE = "dev.assay.schema..";
  private static final String CONTRACTS = "dev.assay.contracts..";
  private static final String CLIENT = "dev.assay.client..";
  private static final String SDK = "dev.assay.sdk..";
  private static final String KIT = "dev.assay.kit..";
  private static final String STORE = "dev.assay.store..";
  private static final String ETCD = "dev.assay.etcd..";
  private static final String BACKUP = "dev.assay.backup..";
  private static final String SERVERS = "dev.assay.servers..";
  private static final String REGISTRY = "dev.assay.registry..";
  private static final String VALIDATOR = "dev.assay.validator..";
  private static final String TRIAGE = "dev.assay.triage..";
  private static final String STACK = "dev.assay.devstack..";
  private static final String CLI = "dev.assay.cli..";

  @TestFactory
  List<DynamicTest> noRoomKnowsWhatIsBuiltOnIt() {
    return List.of(
        neverKnows(
            ENGINE, CONTRACTS, CLIENT, SDK, KIT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(CONTRACTS, CLIENT, SDK, KIT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(CLIENT, SDK, KIT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(SDK, KIT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(
            STORE, ENGINE, CONTRACTS, CLIENT, SDK, KIT, SERVERS, BACKUP, REGISTRY, VALIDATOR,
            TRIAGE, STACK, CLI),
        neverKnows(
            ETCD, ENGINE, CONTRACTS, CLIENT, SDK, KIT, STORE, SERVERS, BACKUP, REGISTRY, VALIDATOR,
            TRIAGE, STACK, CLI),
        neverKnows(BACKUP, CLIENT, SDK, KIT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(
            KIT, ENGINE, CONTRACTS, CLIENT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(
            SERVERS, ENGINE, CONTRACTS, CLIENT, KIT, REGISTRY, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(REGISTRY, SERVERS, VALIDATOR, TRIAGE, STACK, CLI),
        neverKnows(VALIDATOR, SERVERS, REGISTRY, TRIAGE, STACK, CLI),
        neverKnows(TRIAGE, SERVERS, REGISTRY, VALIDATOR, STACK, CLI),
        neverKnows(STACK, CLI),
        neverKnows(CLI, KIT, SERVERS, REGISTRY, VALIDATOR, TRIAGE, STACK));
  }

  @Test
  void theEngineTouchesNothing() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "java.net.http..", "org.slf4j..")
        .check(OURS);
  }

  @Test
  void noRoomsGoInCircles() {
    SlicesRuleDefinition.slices()
        .matching("dev.assay.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .check(OURS);
  }

  private static DynamicTest neverKnows(String room, String... others) {
    return DynamicTest.dynamicTest(
        room,
        () ->
            noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(OURS));
  }
}
