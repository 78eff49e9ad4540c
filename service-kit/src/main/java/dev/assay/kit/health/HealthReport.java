package dev.assay.kit.health;

import dev.assay.kit.health.Health.Status;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all checks answered.
 *
 * @param checks by name
 */
public record HealthReport(SortedMap<String, Health> checks) {

  public HealthReport {
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
  }

  /** The worst of all answers; up where nothing was asked. */
  public Status status() {
    return checks.values().stream()
        .map(Health::status)
        .max(Comparator.naturalOrder())
        .orElse(Status.UP);
  }

  /** Whether nothing is down. */
  public boolean isReady() {
    return status() != Status.DOWN;
  }

  /** The report as JSON members: {@code status} and {@code checks}. */
  public Map<String, Object> members() {
    Map<String, Object> answers = new LinkedHashMap<>();
    checks.forEach((name, health) -> answers.put(name, members(health)));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", word(status()));
    members.put("checks", answers);
    return members;
  }

  private static Map<String, Object> members(Health health) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", word(health.status()));
    members.put("detail", health.detail());
    return members;
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
