package dev.assay.validator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class WallsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.assay.validator");

  @Test
  void roomsDependOnEachOtherWithoutCircles() {
    slices().matching("dev.assay.validator.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyTheTopologyKnowsKafkaStreams() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..binding..",
            "..catalogue..",
            "..resolution..",
            "..judgement..",
            "..tally..",
            "..report..",
            "..status..",
            "..freshness..",
            "..steering..",
            "..provision..",
            "..outputs..",
            "..whatif..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .check(HOUSE);
  }

  @Test
  void onlyTracingKnowsOpenTelemetry() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..tracing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(HOUSE);
  }

  @Test
  void whoJudgesKnowsNeitherClientsNorClockNorHttpNorMeters() {
    noClasses()
        .that()
        .resideInAnyPackage("..binding..", "..resolution..", "..judgement..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka.clients..",
            "io.micrometer..",
            "io.vertx..",
            "org.slf4j..",
            "..topology..",
            "..tally..",
            "..status..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .check(HOUSE);
  }

  @Test
  void whoWaitsForTheLogKnowsNoOtherRoom() {
    noClasses()
        .that()
        .resideInAPackage("..validator.freshness..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..validator.binding..",
            "..validator.catalogue..",
            "..validator.resolution..",
            "..validator.judgement..",
            "..validator.topology..",
            "..validator.tally..",
            "..validator.status..",
            "..validator.provision..",
            "..validator.steering..")
        .check(HOUSE);
  }

  @Test
  void noRoomKnowsTheService() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.assay.validator")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.assay.validator")
        .check(HOUSE);
  }

  @Test
  void noOtherServiceIsKnownHere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.assay.registry..", "dev.assay.dlq..", "dev.assay.stack..")
        .check(HOUSE);
  }
}
