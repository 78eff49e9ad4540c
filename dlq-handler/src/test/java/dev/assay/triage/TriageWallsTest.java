package dev.assay.triage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class TriageWallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.triage");

  @Test
  void whatAGroupIsKnowsOnlySchemasAndTheWordsOfDeadLetters() {
    classes()
        .that()
        .resideInAPackage("dev.assay.triage.group")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.triage.group",
            "dev.assay.schema..",
            "dev.assay.contracts.deadletters",
            "java..",
            "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void pureRoomsTouchNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.assay.triage.group",
            "dev.assay.triage.mark",
            "dev.assay.triage.timeline",
            "dev.assay.triage.ask",
            "dev.assay.triage.form",
            "dev.assay.triage.intake",
            "dev.assay.triage.alert")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, UUID.class, Thread.class, Logger.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io",
            "java.net..",
            "java.nio.file..",
            "java.util.concurrent..",
            "org.apache.kafka.streams..",
            "org.apache.kafka.clients..",
            "io.vertx..",
            "dev.assay.kit..")
        .check(CLASSES);
  }

  @Test
  void whoDecidesAboutRedrivesSendsNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.assay.triage.redrive", "dev.assay.triage.repair", "dev.assay.triage.judging")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, UUID.class, Thread.class, Logger.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "java.nio.file..",
            "org.apache.kafka.streams..",
            "org.apache.kafka.clients.consumer..",
            "org.apache.kafka.clients.admin..",
            "io.vertx..",
            "dev.assay.kit..",
            "dev.assay.triage.moving")
        .check(CLASSES);
  }

  @Test
  void whoMovesKnowsNoHttpAndWhoTalksHttpMovesNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.triage.moving")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "dev.assay.kit.http..", "dev.assay.triage.redriveapi")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.assay.triage.redriveapi")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "dev.assay.triage.topology")
        .check(CLASSES);
  }

  @Test
  void theApiKnowsNoKafka() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.triage.failureapi")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "dev.assay.triage.topology")
        .check(CLASSES);
  }

  @Test
  void theTopologyKnowsNoHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.triage.topology")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "dev.assay.kit.http..", "dev.assay.triage.failureapi")
        .check(CLASSES);
  }

  @Test
  void couriersKnowNoGroupsAndNoTopology() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.triage.courier")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.triage.group",
            "dev.assay.triage.ask",
            "dev.assay.triage.topology",
            "org.apache.kafka.streams..")
        .check(CLASSES);
  }

  @Test
  void whoFollowsALogLeavesTheLoopToTheKit() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.assay.triage.texts", "dev.assay.triage.heal")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(KafkaConsumer.class)
        .check(CLASSES);
  }

  @Test
  void roomsDependOneWay() {
    slices().matching("dev.assay.triage.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
