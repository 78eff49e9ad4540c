package dev.assay.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay.cli");

  @Test
  void noVerbKnowsAService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.registry..",
            "dev.assay.validator..",
            "dev.assay.dlq..",
            "dev.assay.kit..",
            "dev.assay.servers..",
            "dev.assay.devstack..",
            "io.vertx..")
        .check(CLASSES);
  }

  @Test
  void roomsDependOneWay() {
    slices().matching("dev.assay.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void verbsKnowTerminalConnectionAndTrafficButNotEachOther() {
    slices()
        .matching("dev.assay.cli.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage("dev.assay.cli.."),
            resideInAnyPackage(
                "dev.assay.cli.terminal..",
                "dev.assay.cli.connection..",
                "dev.assay.cli.traffic.."))
        .check(CLASSES);
  }

  @Test
  void neitherGitNorGitHubNorFilesKnowWhatTheyAreAskedFor() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.assay.cli.schema.git..",
            "dev.assay.cli.schema.github..",
            "dev.assay.cli.schema.files..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.cli.schema",
            "dev.assay.cli.schema.review..",
            "dev.assay.cli.schema.drift..",
            "dev.assay.cli.schema.contracts..",
            "dev.assay.cli.schema.evolution..",
            "dev.assay.client..")
        .check(CLASSES);
  }

  @Test
  void noRoomKnowsTheRoot() {
    noClasses()
        .that()
        .resideInAPackage("dev.assay.cli.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.assay.cli")
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomWritesJavaAndShapesKnowNoLanguage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.assay.cli.generate.records..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.assay.cli.generate.shape..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.assay.cli.generate",
            "dev.assay.cli.generate.code..",
            "dev.assay.cli.generate.records..",
            "dev.assay.cli.generate.foreign..")
        .check(CLASSES);
    slices().matching("dev.assay.cli.generate.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
