package dev.assay.triage.form;

/**
 * Bytes in our own state that can't be read.
 *
 * <p>Whoever meets one stops: state half understood would count wrong ever after.
 */
public final class UnreadableForm extends RuntimeException {
  UnreadableForm(String what, String why, String remedy) {
    super("a stored %s can't be read: %s; %s".formatted(what, why, remedy));
  }

  UnreadableForm(String what, Exception cause) {
    super(
        "a stored %s can't be read: %s; it was damaged, so reset the application to group the dead letters anew"
            .formatted(what, cause),
        cause);
  }
}
