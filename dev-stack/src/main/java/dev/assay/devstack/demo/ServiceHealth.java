package dev.assay.devstack.demo;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The store service behind one provider, as healthy as the queues of its coordinators. */
final class ServiceHealth {
  private final Controller controller;

  ServiceHealth(Controller controller) {
    this.controller = controller;
  }

  /** The name of the service that stores what a provider sends. */
  static String serviceOf(String provider) {
    return provider + "-store";
  }

  /** How the service is doing: a {@code HealthStatus}. */
  ObjectNode status(Instant now, String version) {
    PressureLevel worst = PressureLevel.OK;
    ArrayNode components = JsonNodeFactory.instance.arrayNode();
    for (Coordinator coordinator : controller.coordinators()) {
      coordinator.advanceTo(now, controller.scale());
      worst = worst.worseOf(coordinator.level());
      components.add(component(coordinator));
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", serviceOf(controller.provider()))
        .put("state", stateAt(worst))
        .set("components", components)
        .put("version", version)
        .put("ts", TelemetryEvent.epochSeconds(now));
  }

  private ObjectNode component(Coordinator coordinator) {
    ObjectNode details =
        JsonNodeFactory.instance
            .objectNode()
            .put("queue_size", Integer.toString(coordinator.queueSize()))
            .put("capacity", Integer.toString(coordinator.profile().capacity()))
            .put("scale", String.format(Locale.ROOT, "%.2f", controller.scale()));
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", coordinator.profile().id())
        .put("state", stateAt(coordinator.level()))
        .set("details", details);
  }

  private static String stateAt(PressureLevel level) {
    return switch (level) {
      case OK -> "healthy";
      case SOFT -> "degraded";
      case HARD -> "unhealthy";
    };
  }
}
