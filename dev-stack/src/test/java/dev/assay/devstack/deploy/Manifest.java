package dev.assay.devstack.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One object of Kubernetes. */
record Manifest(JsonNode object) {

  String apiVersion() {
    return object.path("apiVersion").asString("");
  }

  String kind() {
    return object.path("kind").asString("");
  }

  String name() {
    return object.at("/metadata/name").asString("");
  }

  boolean isA(String wanted) {
    return kind().equals(wanted);
  }

  /** The pod that it makes, if it makes any. */
  Optional<JsonNode> pod() {
    return Stream.of("/spec/template/spec", "/spec/jobTemplate/spec/template/spec")
        .map(object::at)
        .filter(JsonNode::isObject)
        .findFirst();
  }

  /** The containers of that pod, those that run before the others after them. */
  List<JsonNode> containers() {
    return pod()
        .map(pod ->
            Stream.of("containers", "initContainers")
                .flatMap(kind -> elements(pod.path(kind)).stream())
                .toList())
        .orElse(List.of());
  }

  static List<JsonNode> elements(JsonNode array) {
    return array.valueStream().toList();
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
