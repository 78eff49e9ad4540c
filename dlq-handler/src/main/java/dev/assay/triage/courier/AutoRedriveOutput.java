package dev.assay.triage.courier;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.heal.AutoRedrive;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Not people, but the redrive: of groups whose source topics all want it. */
public final class AutoRedriveOutput implements Output {
  private final Set<String> sourceTopics;
  private final AutoRedrive redrive;

  /**
   * An output.
   *
   * @param sourceTopics those that want it
   */
  public AutoRedriveOutput(Set<String> sourceTopics, AutoRedrive redrive) {
    this.sourceTopics = sourceTopics;
    this.redrive = redrive;
  }

  @Override
  public String name() {
    return "auto-redrive";
  }

  @Override
  public int maxTogether() {
    return 1;
  }

  @Override
  public Delivery deliver(List<Alert> alerts) {
    Alert alert = alerts.getFirst();
    boolean isWanted =
        alert.rule() == AlertRule.WOULD_PASS
            && !alert.sourceTopics().isEmpty()
            && sourceTopics.containsAll(alert.sourceTopics());
    if (!isWanted) {
      return new Delivery.Delivered("not wanted");
    }
    try {
      redrive.wouldPass(new FailureFingerprint(alert.subject()));
      return new Delivery.Delivered("begun");
    } catch (RuntimeException notNow) {
      return new Delivery.NotNow(notNow.toString(), Optional.empty());
    }
  }
}
