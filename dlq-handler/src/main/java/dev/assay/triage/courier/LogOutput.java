package dev.assay.triage.courier;

import dev.assay.triage.alert.Alert;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's own log. */
public final class LogOutput implements Output {
  private static final Logger LOG = LoggerFactory.getLogger(LogOutput.class);
  private static final int MAX_TOGETHER = 50;

  private final String name;
  private final Message message;

  /** An output. */
  public LogOutput(String name, Message message) {
    this.name = name;
    this.message = message;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int maxTogether() {
    return MAX_TOGETHER;
  }

  @Override
  public Delivery deliver(List<Alert> alerts) {
    for (Alert alert : alerts) {
      LOG.atWarn()
          .addKeyValue("rule", alert.rule().text())
          .addKeyValue("subject", alert.subject())
          .addKeyValue("headline", alert.headline())
          .addKeyValue("look", message.commandOf(alert))
          .log("alert");
    }
    return new Delivery.Delivered("logged");
  }
}
