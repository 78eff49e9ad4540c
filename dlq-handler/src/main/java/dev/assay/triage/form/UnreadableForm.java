package dev.assay.triage.form;

/**
 * Bytes in our own state that can't be read.
 *
 * <p>Whoever meets one stops: state half understood would count wrong ever after.
 */
public final class UnreadableForm extends RuntimeException {
  private UnreadableForm(String message) {
    super(message);
  }

  UnreadableForm(String what, Exception cause) {
    super(
        "a stored %s can't be read: %s; it was damaged, so reset the application to group the dead letters anew"
            .formatted(what, cause),
        cause);
  }

  static UnreadableForm unknown(String what, int form) {
    return new UnreadableForm(
        "a stored %s can't be read: it has form %d, known is %d; run the version that wrote it, or a newer one"
            .formatted(what, form, Form.CURRENT));
  }
}
