package dev.assay.registry.log;

/** The log holds something that must not be skipped and can't be applied. */
final class FailStop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailStop(String reason, Throwable cause) {
    super(reason, cause);
  }

  FailStop(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
