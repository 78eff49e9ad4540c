package dev.assay.devstack.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Throttles one provider by the worst pressure among the coordinators that it feeds.
 *
 * <p>Additive increase, multiplicative decrease, as TCP does it: back off quickly, come back
 * carefully.
 */
final class Controller {
  private static final double HARD_FACTOR = 0.5;
  private static final double SOFT_FACTOR = 0.9;
  private static final double RECOVERY = 0.05;
  private static final double FLOOR = 0.05;

  private final String provider;
  private final List<Coordinator> coordinators;
  private double scale = 1;
  private PressureLevel reason = PressureLevel.OK;
  private Instant adjustedAt;

  Controller(String provider, List<Coordinator> coordinators, Instant start) {
    this.provider = provider;
    this.coordinators = List.copyOf(coordinators);
    this.adjustedAt = start;
  }

  /** Lets the coordinators work up to {@code now}, then sets the scale for what comes next. */
  void adjust(Instant now) {
    PressureLevel worst = PressureLevel.OK;
    for (Coordinator coordinator : coordinators) {
      coordinator.advanceTo(now, scale);
      worst = worst.worseOf(coordinator.level());
    }
    scale = scaleAfter(worst);
    reason = worst;
    adjustedAt = now;
  }

  private double scaleAfter(PressureLevel worst) {
    return switch (worst) {
      case OK -> Math.min(1, scale + RECOVERY);
      case SOFT -> Math.max(FLOOR, scale * SOFT_FACTOR);
      case HARD -> Math.max(FLOOR, scale * HARD_FACTOR);
    };
  }

  /** The adjustment in force: a {@code RateAdjustment}. */
  ObjectNode adjustment() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("provider", provider)
        .put("scale", BigDecimal.valueOf(Math.round(scale * 1000), 3))
        .put("reason", reason.word())
        .put("ts", TelemetryEvent.epochSeconds(adjustedAt));
  }

  String provider() {
    return provider;
  }

  List<Coordinator> coordinators() {
    return coordinators;
  }

  double scale() {
    return scale;
  }
}
