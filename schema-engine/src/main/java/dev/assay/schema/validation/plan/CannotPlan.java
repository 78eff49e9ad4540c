package dev.assay.schema.validation.plan;

/** Ends the planning of a schema or of a part of it; never leaves this room. */
final class CannotPlan extends Exception {
  private final String reason;

  CannotPlan(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
