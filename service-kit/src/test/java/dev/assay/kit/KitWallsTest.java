package dev.assay.kit;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class KitWallsTest {
  private static final JavaClasses KIT =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.assay.kit");

  @Test
  void theKitKnowsNothingOfSchemas() {
    noClasses()
        .that(alwaysTrue())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.assay.schema..", "dev.assay.contracts..", "dev.assay.servers..")
        .check(KIT);
  }

  @Test
  void roomsKnowEachOtherInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("lifecycle")
        .definedBy("dev.assay.kit.lifecycle..")
        .layer("config")
        .definedBy("dev.assay.kit.config..")
        .layer("tls")
        .definedBy("dev.assay.kit.tls..")
        .layer("limits")
        .definedBy("dev.assay.kit.limits..")
        .layer("access")
        .definedBy("dev.assay.kit.access..")
        .layer("http")
        .definedBy("dev.assay.kit.http..")
        .layer("health")
        .definedBy("dev.assay.kit.health..")
        .layer("metrics")
        .definedBy("dev.assay.kit.metrics..")
        .layer("topics")
        .definedBy("dev.assay.kit.topics..")
        .layer("kafka")
        .definedBy("dev.assay.kit.kafka..")
        .layer("follow")
        .definedBy("dev.assay.kit.follow..")
        .layer("launch")
        .definedBy("dev.assay.kit.launch..")
        .layer("logging")
        .definedBy("dev.assay.kit.logging..")
        .whereLayer("lifecycle")
        .mayNotAccessAnyLayer()
        .whereLayer("config")
        .mayOnlyAccessLayers("lifecycle")
        .whereLayer("tls")
        .mayOnlyAccessLayers("config", "lifecycle")
        .whereLayer("limits")
        .mayOnlyAccessLayers("config")
        .whereLayer("access")
        .mayOnlyAccessLayers("config", "lifecycle", "tls")
        .whereLayer("http")
        .mayOnlyAccessLayers("access", "limits", "tls", "config", "lifecycle")
        .whereLayer("health")
        .mayOnlyAccessLayers("http")
        .whereLayer("metrics")
        .mayOnlyAccessLayers("http", "health")
        .whereLayer("topics")
        .mayOnlyAccessLayers("config", "lifecycle")
        .whereLayer("kafka")
        .mayOnlyAccessLayers("config", "tls", "lifecycle")
        .whereLayer("follow")
        .mayOnlyAccessLayers("kafka")
        .whereLayer("launch")
        .mayOnlyAccessLayers("config", "lifecycle")
        .whereLayer("logging")
        .mayNotAccessAnyLayer()
        .check(KIT);
  }
}
