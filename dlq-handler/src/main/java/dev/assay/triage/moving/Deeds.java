package dev.assay.triage.moving;

/** Hears what people did that has no transaction of its own. */
@FunctionalInterface
public interface Deeds {
  /** Keeps it in the audit. */
  void done(Deed deed);
}
