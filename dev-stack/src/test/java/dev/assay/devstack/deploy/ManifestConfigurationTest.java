package dev.assay.devstack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kit.config.ConfigurationRefused;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the maps of every overlay say, read as the services read it. */
class ManifestConfigurationTest {
  private static final Set<String> PROBED = Set.of("/livez", "/readyz");

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> everyKeyIsOneTheServiceHas() {
    return ofEveryService((overlay, service, workload) -> {
      HttpSettings http = service.read(sources(overlay, service, workload));

      assertThat(http.host()).isEqualTo("0.0.0.0");
    });
  }

  @Test
  void aKeyThatNobodyHasIsRefusedWithTheNearest() throws IOException {
    Path site = Files.writeString(directory.resolve("site"), "mirror.etcd.endpoint=http://e:2379");

    assertThatThrownBy(() -> Service.REGISTRY.read(ConfigurationSources.none().withFile(site)))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("mirror.etcd.endpoints");
  }

  @TestFactory
  Stream<DynamicTest> everyVariableIsAKeyOfTheService() {
    return ofEveryService((overlay, service, workload) ->
        assertThat(variables(workload).keySet()).allMatch(service::knows));
  }

  @TestFactory
  Stream<DynamicTest> probesAskWhereTheServiceListensAndAsItSpeaks() {
    return ofEveryService((overlay, service, workload) -> {
      HttpSettings http = service.read(sources(overlay, service, workload));
      JsonNode container = workload.containers().getFirst();
      String scheme = http.protection().tls().isPresent() ? "HTTPS" : "HTTP";

      assertThat(container.at("/ports/0/name").asString("")).isEqualTo("http");
      assertThat(container.at("/ports/0/containerPort").asInt(0)).isEqualTo(http.port());
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        JsonNode get = container.path(probe).path("httpGet");
        assertThat(get.path("port").asString("")).as(probe).isEqualTo("http");
        assertThat(get.path("path").asString("")).as(probe).isIn(PROBED);
        assertThat(get.path("scheme").asString("HTTP")).as(probe).isEqualTo(scheme);
      }
      assertThat(container.at("/readinessProbe/httpGet/path").asString("")).isEqualTo("/readyz");
      assertThat(container.at("/livenessProbe/httpGet/path").asString("")).isEqualTo("/livez");
      assertThat(overlay.one("Service", service.text()).object().at("/spec/ports/0/port").asInt(0))
          .isEqualTo(http.port());
    });
  }

  @TestFactory
  Stream<DynamicTest> filesThatKeysNameAreMounted() {
    return ofEveryService((overlay, service, workload) -> {
      List<String> mounts = new ArrayList<>();
      for (JsonNode mount :
          Manifest.elements(workload.containers().getFirst().path("volumeMounts"))) {
        mounts.add(mount.path("mountPath").asString("") + "/");
      }
      for (String value : values(overlay, service, workload)) {
        if (value.startsWith("/")) {
          assertThat(mounts).as(value).anyMatch((value + "/")::startsWith);
        }
      }
    });
  }

  private ConfigurationSources sources(Overlay overlay, Service service, Manifest workload)
      throws IOException {
    JsonNode data = map(overlay, service, workload).object().path("data");
    List<Path> files = new ArrayList<>();
    for (String name : List.of("service.properties", "site.properties")) {
      assertThat(workload.containers().getFirst().path("args").toString())
          .contains("/etc/assay/service/" + name);
      Path file = Files.createTempDirectory(directory, "map").resolve(name);
      files.add(Files.writeString(file, data.path(name).asString("")));
    }
    return new ConfigurationSources(files, variables(workload), Map.of());
  }

  private static List<String> values(Overlay overlay, Service service, Manifest workload) {
    List<String> values = new ArrayList<>();
    map(overlay, service, workload)
        .object()
        .path("data")
        .forEach(text ->
            text.asString("")
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(line -> values.add(line.substring(line.indexOf('=') + 1))));
    return values;
  }

  private static Manifest map(Overlay overlay, Service service, Manifest workload) {
    for (JsonNode volume : Manifest.elements(workload.pod().orElseThrow().path("volumes"))) {
      if (volume.path("name").asString("").equals("service")) {
        return overlay.one("ConfigMap", volume.at("/configMap/name").asString(""));
      }
    }
    throw new AssertionError(service + " mounts no map");
  }

  private static Map<String, String> variables(Manifest workload) {
    Map<String, String> variables = new HashMap<>();
    for (JsonNode variable : Manifest.elements(workload.containers().getFirst().path("env"))) {
      // What comes from the pod's own fields is a name.
      String value = variable.path("value").asString("pod-0");
      variables.put(variable.path("name").asString(""), expanded(value, variables));
    }
    return variables;
  }

  /** As Kubernetes does it, by the variables above. */
  private static String expanded(String value, Map<String, String> above) {
    String expanded = value;
    for (Map.Entry<String, String> each : above.entrySet()) {
      expanded = expanded.replace("$(" + each.getKey() + ")", each.getValue());
    }
    return expanded;
  }

  private static Stream<DynamicTest> ofEveryService(Check check) {
    return Overlay.all().stream()
        .flatMap(overlay ->
            Stream.of(Service.values())
                .map(service ->
                    DynamicTest.dynamicTest(
                        overlay + ": " + service.text(),
                        () -> check.run(overlay, service, workload(overlay, service)))));
  }

  private static Manifest workload(Overlay overlay, Service service) {
    return overlay.workloads().stream()
        .filter(workload -> workload.name().equals(service.text()))
        .findFirst()
        .orElseThrow();
  }

  /** Something that holds for a service in an overlay. */
  private interface Check {
    void run(Overlay overlay, Service service, Manifest workload) throws Exception;
  }
}
