package dev.assay.client;

/** Why a call brought no answer that can be used. */
public abstract sealed class ServiceFailure extends RuntimeException
    permits RequestRefused, ServiceUnreachable, AnswerUnreadable {
  private static final long serialVersionUID = 1L;

  ServiceFailure(String message) {
    super(message);
  }

  ServiceFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
