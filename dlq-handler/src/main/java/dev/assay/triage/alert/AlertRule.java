package dev.assay.triage.alert;

import java.util.Locale;

/** Why somebody is alerted. */
public enum AlertRule {
  /** A failure that nobody has seen before. */
  NEW_GROUP("New failure"),
  /** Far more dead letters than the group has as a rule. */
  SPIKE("Spike"),
  /** A failure that was fixed, and came back. */
  REGRESSED("Regression"),
  /** A failure that nobody has dealt with for long. */
  TOO_OLD("Still open"),
  /** More dead letters of a schema in an hour than are allowed. */
  BUDGET("Over budget"),
  /** A new version of the schema would let dead letters pass. */
  WOULD_PASS("Would pass now"),
  /** A guard tripped: enforcement fell back to log-only. */
  GUARD_TRIPPED("Guard tripped"),
  /** A redrive has dealt with everything. */
  REDRIVE_DONE("Redrive done"),
  /** A version was published that breaks with the one before. */
  BREAKING_SCHEMA("Breaking schema"),
  /** The registry says that it isn't ready, or says nothing. */
  REGISTRY_UNHEALTHY("Registry unhealthy"),
  /** What happened in a day. */
  DAILY_SUMMARY("Daily summary"),
  /** Somebody wants to see whether alerts arrive. */
  TEST("Test");

  private final String title;

  AlertRule(String title) {
    this.title = title;
  }

  /** The name on the wire, such as {@code new-group}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people. */
  public String title() {
    return title;
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if no rule is called so
   */
  public static AlertRule parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
