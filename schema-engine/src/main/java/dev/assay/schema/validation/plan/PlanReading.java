package dev.assay.schema.validation.plan;

/** What came of planning a schema. */
public sealed interface PlanReading {

  /** There is a plan; parts of it may be left to the reference. */
  record Planned(Plan plan) implements PlanReading {}

  /**
   * There is none, so every event goes to the reference.
   *
   * @param reason for people
   */
  record Unplannable(String reason) implements PlanReading {}
}
