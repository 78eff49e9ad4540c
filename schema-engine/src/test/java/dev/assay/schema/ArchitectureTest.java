package dev.assay.schema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The walls of the rooms. */
class ArchitectureTest {
  private static final String ROOT = "dev.assay.schema";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void onlyTheReferenceRoomKnowsNetworknt() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".validation.reference")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.networknt..")
        .check(CLASSES);
  }

  @Test
  void onlyThePatternRoomKnowsTheRegexEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".pattern")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.re2j..")
        .check(CLASSES);
  }

  @Test
  void theReferenceRoomIsEnteredThroughTheCompilerOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("SchemaCompiler")
        .and()
        .resideOutsideOfPackage(ROOT + ".validation.reference")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".validation.reference")
        .check(CLASSES);
  }

  @Test
  void theWordsDependOnTheJdkOnly() {
    onlyDependsOn(ROOT, ROOT);
  }

  @Test
  void jsonDependsOnNoOtherRoom() {
    onlyDependsOn(ROOT + ".json", ROOT + ".json", "tools.jackson..");
  }

  @Test
  void patternDependsOnNoOtherRoom() {
    onlyDependsOn(ROOT + ".pattern", ROOT + ".pattern", "com.google.re2j..");
  }

  @Test
  void documentsDependOnWordsJsonAndPatterns() {
    onlyDependsOn(
        ROOT + ".document",
        ROOT,
        ROOT + ".document",
        ROOT + ".json",
        ROOT + ".pattern",
        "tools.jackson..");
  }

  @Test
  void validationDependsOnDocumentsAndJson() {
    onlyDependsOn(
        ROOT + ".validation",
        ROOT,
        ROOT + ".validation..",
        ROOT + ".document",
        ROOT + ".json",
        "tools.jackson..");
  }

  @Test
  void evolutionDependsOnDocumentsInclusionAndValidation() {
    onlyDependsOn(
        ROOT + ".evolution",
        ROOT,
        ROOT + ".evolution..",
        ROOT + ".document",
        ROOT + ".inclusion",
        ROOT + ".validation",
        ROOT + ".json",
        "tools.jackson..");
  }

  @Test
  void factsAboutSchemasComeFromDocumentsAlone() {
    onlyDependsOn(
        ROOT + ".evolution.diff",
        ROOT + ".evolution",
        ROOT + ".evolution.diff",
        ROOT + ".evolution.arrow",
        ROOT + ".document",
        ROOT + ".json",
        "tools.jackson..");
  }

  @Test
  void theMappingToColumnsDependsOnNoOtherRoom() {
    onlyDependsOn(ROOT + ".columns", ROOT + ".columns", "tools.jackson..");
  }

  @Test
  void columnsDependOnJsonAlone() {
    onlyDependsOn(
        ROOT + ".evolution.arrow",
        ROOT + ".evolution",
        ROOT + ".evolution.arrow",
        ROOT + ".json",
        "tools.jackson..");
  }

  @Test
  void nothingTouchesTheWorld() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net.http..",
            "java.util.logging..",
            "org.slf4j..",
            "org.apache.kafka..",
            "java.util.random..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCacheKnowsThatThereAreThreads() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".validation.FingerprintCache")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent..")
        .check(CLASSES);
  }

  @Test
  void plansDependOnDocumentsJsonAndPatterns() {
    onlyDependsOn(
        ROOT + ".validation.plan",
        ROOT,
        ROOT + ".validation.plan",
        ROOT + ".document",
        ROOT + ".json",
        ROOT + ".pattern",
        "tools.jackson..");
  }

  @Test
  void aPassOverTheBytesDependsOnPlansAndPatterns() {
    onlyDependsOn(
        ROOT + ".validation.scan",
        ROOT + ".validation.scan",
        ROOT + ".validation.plan",
        ROOT + ".pattern");
  }

  @Test
  void nothingAsksForTimeOrChance() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Instant.class, java.util.Random.class, java.util.UUID.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  private static void onlyDependsOn(String room, String... allowed) {
    String[] withTheJdk = java.util.Arrays.copyOf(allowed, allowed.length + 2);
    withTheJdk[allowed.length] = "java..";
    withTheJdk[allowed.length + 1] = "org.jspecify..";
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(withTheJdk)
        .check(CLASSES);
  }
}
