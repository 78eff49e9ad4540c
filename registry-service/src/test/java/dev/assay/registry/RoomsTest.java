package dev.assay.registry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between the rooms: who may know whom. */
class RoomsTest {
  private static final String ROOT = "dev.assay.registry";
  private static final List<String> FACES =
      List.of(
          "trackapi",
          "documentapi",
          "diffapi",
          "validationapi",
          "changesapi",
          "auditapi",
          "describing",
          "enforcementapi",
          "lifecycleapi",
          "compatibilityapi",
          "bindingapi",
          "releaseapi",
          "mirrorapi");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void whatKnowsIsPure() {
    noClasses()
        .that()
        .resideInAnyPackage(room("state"), room("decision"), room("telling"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka.clients.consumer..",
            "org.apache.kafka.clients.admin..",
            "io.vertx..",
            "io.micrometer..",
            "org.slf4j..",
            "java.io..",
            "java.net..",
            "java.nio.file..",
            "dev.assay.kit..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(CLASSES);
  }

  @Test
  void theStateKnowsNobody() {
    wall("state", "decision", "telling", "log", "edge", "trackapi", "enforcementapi", "mirror");
  }

  @Test
  void decidingKnowsOnlyTheState() {
    wall("decision", "telling", "log", "edge", "trackapi", "enforcementapi", "mirror");
  }

  @Test
  void tellingKnowsNeitherTheLogNorTheEdge() {
    wall("telling", "log", "edge", "trackapi", "enforcementapi", "mirror");
  }

  @Test
  void theLogKnowsNoHttp() {
    wall("log", "edge", "trackapi", "enforcementapi", "mirror");
    knowsNoHttp("log");
  }

  @Test
  void laterLifeAndRulesTouchNoFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(
            room("lifecycleapi"), room("compatibilityapi"), room("trackapi"), room("edge"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.io..", "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void theEdgeKnowsNoFace() {
    wall("edge", FACES.toArray(String[]::new));
    wall("comparing", FACES.toArray(String[]::new));
  }

  @TestFactory
  List<DynamicTest> theFacesKnowNeitherEachOtherNorKafka() {
    return FACES.stream()
        .map(face ->
            DynamicTest.dynamicTest(
                face,
                () -> {
                  wall(
                      face,
                      FACES.stream().filter(other -> !other.equals(face)).toArray(String[]::new));
                  noClasses()
                      .that()
                      .resideInAnyPackage(room(face), room("edge"), room("comparing"))
                      .should()
                      .dependOnClassesThat()
                      .resideInAnyPackage("org.apache.kafka..")
                      .check(CLASSES);
                }))
        .toList();
  }

  @Test
  void whatIsReadBackKnowsNoHttp() {
    for (String room : List.of("reading", "changes", "audit")) {
      wall(room, FACES.toArray(String[]::new));
      wall(room, "edge", "comparing", "log", "state", "decision", "mirror");
      knowsNoHttp(room);
    }
  }

  @Test
  void theDoorwayKnowsOfTheRegistryOnlyWhereItsLogIs() {
    wall("doorway", "state", "decision", "telling", "edge", "trackapi", "enforcementapi", "mirror");
  }

  @Test
  void whoHearsTheValidatorsKnowsNoFaceAndWhoWatchesKnowsNoHttp() {
    for (String room : List.of("fleet", "guarding")) {
      wall(room, FACES.toArray(String[]::new));
      wall(room, "edge", "telling", "mirror");
      knowsNoHttp(room);
    }
    wall("fleet", "decision", "state", "log", "guarding");
    noClasses()
        .that()
        .resideInAPackage(room("fleet"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.kafka.clients.consumer.KafkaConsumer")
        .because("the kit follows topics")
        .check(CLASSES);
  }

  @Test
  void onlyTheWiringKnowsTheWhole() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }

  /** Of what hosts it, it may know how Kafka is reached and followed. */
  private static void knowsNoHttp(String room) {
    noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.vertx..", "dev.assay.kit..")
                .and(resideOutsideOfPackages("dev.assay.kit.kafka..", "dev.assay.kit.follow..")))
        .check(CLASSES);
  }

  private static void wall(String room, String... unknownToIt) {
    String[] others =
        java.util.Arrays.stream(unknownToIt).map(RoomsTest::room).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  private static String room(String name) {
    return ROOT + "." + name + "..";
  }
}
