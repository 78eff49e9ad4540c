package dev.assay.devstack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every overlay of {@code k8s/}, object by object. */
class ManifestsTest {
  /** Secrets that somebody else makes: an administrator, or Strimzi for the cluster. */
  private static final Set<String> FROM_OUTSIDE =
      Set.of("assay-tokens", "assay-peers", "assay-kafka-cluster-ca-cert", "assay-backup");

  private static final Pattern HASH = Pattern.compile(".+-[a-z0-9]{10}");

  @TestFactory
  Stream<DynamicTest> everyObjectIsOneThatItsTypeKnows() {
    return ofEveryObject(manifest ->
        assertThat(KubernetesTypes.faults(manifest).orElseGet(() -> ofAnOperator(manifest)))
            .as(manifest.toString())
            .isEmpty());
  }

  @Test
  void aMemberThatATypeDoesNotKnowIsFound() {
    String json =
        """
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": {"template": {"spec": {
          "containers": [{"name": "a", "readinessProbe": {"httpGett": {"path": "/"}}}]}}}}
        """;

    assertThat(KubernetesTypes.faults(json, Deployment.class))
        .containsExactly("/spec/template/spec/containers/0/readinessProbe/httpGett is unknown");
  }

  @TestFactory
  Stream<DynamicTest> noPodHasMoreRightsThanItNeeds() {
    return ofEveryWorkload((overlay, workload) -> {
      JsonNode pod = workload.pod().orElseThrow();
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asString(""))
          .isEqualTo("RuntimeDefault");
      for (JsonNode container : workload.containers()) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean(false)).isTrue();
        assertThat(context.at("/capabilities/drop/0").asString("")).isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asString(""))
            .isEqualTo(container.at("/resources/requests/memory").asString(""))
            .isNotEmpty();
        assertThat(container.at("/resources/requests/cpu").asString("")).isNotEmpty();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whatAPodMountsIsThere() {
    return ofEveryWorkload((overlay, workload) -> {
      Set<String> missing = new TreeSet<>(mounted(workload, "configMap", "name"));
      missing.removeAll(names(overlay, "ConfigMap"));
      Set<String> secrets = new TreeSet<>(mounted(workload, "secret", "secretName"));
      secrets.removeAll(FROM_OUTSIDE);
      secrets.removeAll(names(overlay, "KafkaUser"));
      overlay
          .ofKind("Certificate")
          .forEach(made -> secrets.remove(made.object().at("/spec/secretName").asString("")));
      missing.addAll(secrets);
      Optional.of(workload.pod().orElseThrow().path("serviceAccountName").asString(""))
          .filter(account -> !account.isEmpty())
          .filter(account -> !names(overlay, "ServiceAccount").contains(account))
          .ifPresent(missing::add);

      assertThat(missing).isEmpty();
    });
  }

  /** So that a changed key is another map under another name, and pods are rolled to it. */
  @TestFactory
  Stream<DynamicTest> everyMapOfOursIsNamedAfterItsContent() {
    return ofEveryOverlay(overlay ->
        assertThat(names(overlay, "ConfigMap")).isNotEmpty().allMatch(HASH.asMatchPredicate()));
  }

  @TestFactory
  Stream<DynamicTest> everySelectorFindsAWorkload() {
    return ofEveryOverlay(overlay -> {
      for (Manifest manifest : overlay.manifests()) {
        String where =
            switch (manifest.kind()) {
              case "Service" -> "/spec/selector";
              case "PodDisruptionBudget" -> "/spec/selector/matchLabels";
              case "NetworkPolicy" -> "/spec/podSelector/matchLabels";
              default -> "";
            };
        JsonNode wanted = manifest.object().at(where);
        if (!where.isEmpty() && wanted.isObject()) {
          assertThat(overlay.workloads()).as(manifest.toString()).anyMatch(it -> has(it, wanted));
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> everyPodIsCutOffFromWhatNoPolicyNames() {
    return ofEveryWorkload((overlay, workload) -> {
      Manifest nobody = overlay.one("NetworkPolicy", "nobody");
      assertThat(nobody.object().at("/spec/policyTypes").toString())
          .isEqualTo("[\"Ingress\",\"Egress\"]");
      assertThat(nobody.object().at("/spec/ingress").isMissingNode()).isTrue();
      assertThat(nobody.object().at("/spec/egress").isMissingNode()).isTrue();
      assertThat(has(workload, nobody.object().at("/spec/podSelector/matchLabels"))).isTrue();
    });
  }

  @TestFactory
  Stream<DynamicTest> whatAnAutoscalerDecidesNoManifestDecides() {
    return ofEveryOverlay(overlay ->
        Stream.of("HorizontalPodAutoscaler", "ScaledObject")
            .flatMap(kind -> overlay.ofKind(kind).stream())
            .map(scaler -> scaler.object().at("/spec/scaleTargetRef/name").asString(""))
            .forEach(target ->
                assertThat(
                        overlay
                            .one("Deployment", target)
                            .object()
                            .at("/spec/replicas")
                            .isMissingNode())
                    .as(target)
                    .isTrue()));
  }

  @Test
  void validatorsAreAddedByLagOrByLoadAndNeverByBoth() {
    assertThat(scalersOf("prod")).containsExactly("HorizontalPodAutoscaler");
    assertThat(scalersOf("prod-keda")).containsExactly("ScaledObject");
  }

  private static List<String> scalersOf(String overlay) {
    return Overlay.of(overlay).manifests().stream()
        .filter(manifest ->
            manifest
                .object()
                .at("/spec/scaleTargetRef/name")
                .asString("")
                .equals("validator-streams"))
        .map(Manifest::kind)
        .toList();
  }

  private static List<String> ofAnOperator(Manifest manifest) {
    return BySchema.find("types/" + manifest.kind() + ".json")
        .orElseThrow(() -> new AssertionError("no type is known of " + manifest))
        .faults(manifest.object().toString());
  }

  private static Set<String> names(Overlay overlay, String kind) {
    Set<String> names = new HashSet<>();
    overlay.ofKind(kind).forEach(manifest -> names.add(manifest.name()));
    return names;
  }

  private static List<String> mounted(Manifest workload, String what, String by) {
    List<String> names = new ArrayList<>();
    for (JsonNode volume : Manifest.elements(workload.pod().orElseThrow().path("volumes"))) {
      String name = volume.path(what).path(by).asString("");
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean has(Manifest workload, JsonNode wanted) {
    JsonNode labels =
        Stream.of(
                "/spec/template/metadata/labels", "/spec/jobTemplate/spec/template/metadata/labels")
            .map(workload.object()::at)
            .filter(JsonNode::isObject)
            .findFirst()
            .orElseThrow();
    return wanted.propertyStream().allMatch(label -> isSame(label, labels));
  }

  private static boolean isSame(Map.Entry<String, JsonNode> label, JsonNode labels) {
    return label.getValue().equals(labels.path(label.getKey()));
  }

  private static Stream<DynamicTest> ofEveryOverlay(Consumer<Overlay> check) {
    return Overlay.all().stream()
        .map(overlay -> DynamicTest.dynamicTest(overlay.name(), () -> check.accept(overlay)));
  }

  private static Stream<DynamicTest> ofEveryWorkload(
      java.util.function.BiConsumer<Overlay, Manifest> check) {
    return Overlay.all().stream()
        .flatMap(overlay ->
            overlay.workloads().stream()
                .map(workload ->
                    DynamicTest.dynamicTest(
                        overlay.name() + ": " + workload, () -> check.accept(overlay, workload))));
  }

  private static Stream<DynamicTest> ofEveryObject(Consumer<Manifest> check) {
    return Overlay.all().stream()
        .flatMap(overlay ->
            overlay.manifests().stream()
                .map(manifest ->
                    DynamicTest.dynamicTest(
                        overlay.name() + ": " + manifest, () -> check.accept(manifest))));
  }
}
