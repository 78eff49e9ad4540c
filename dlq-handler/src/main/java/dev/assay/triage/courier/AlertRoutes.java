package dev.assay.triage.courier;

import dev.assay.contracts.rest.AlertTestBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** {@code POST /alerts/test}: sends an alert to every output now, past the topic. */
public final class AlertRoutes implements RouteSet {
  private final List<Output> outputs;
  private final Clock clock;

  /** Routes that send to these outputs. */
  public AlertRoutes(List<Output> outputs, Clock clock) {
    this.outputs = List.copyOf(outputs);
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.post("/alerts/test", Role.OPERATOR, Replying.blocking(request -> test()));
  }

  private Reply test() {
    Instant now = clock.instant();
    Alert alert =
        new Alert(
            "test/" + now.toEpochMilli(),
            AlertRule.TEST,
            "v1:0000000000000000",
            "somebody asked whether alerts arrive",
            List.of("nothing is wrong"),
            List.of(),
            now);
    return Reply.json(
        new AlertTestBody(outputs.stream().map(output -> sent(output, alert)).toList()));
  }

  private static AlertTestBody.Outcome sent(Output output, Alert alert) {
    Delivery delivery = output.deliver(List.of(alert));
    return new AlertTestBody.Outcome(
        output.name(), delivery instanceof Delivery.Delivered, delivery.detail());
  }
}
