package dev.assay.cli.connection;

import dev.assay.client.AnswerUnreadable;
import dev.assay.client.RequestRefused;
import dev.assay.client.ServiceFailure;
import dev.assay.client.ServiceUnreachable;
import java.net.HttpURLConnection;

/** Why a service gave no answer, where that is not for what it was asked. */
public final class NoAnswer {
  private static final int TOO_MANY_REQUESTS = 429;

  private NoAnswer() {}

  /** Whether the service is away, or too busy. */
  public static boolean isAway(ServiceFailure failure) {
    return switch (failure) {
      case ServiceUnreachable _ -> true;
      case RequestRefused refused ->
          refused.status() == TOO_MANY_REQUESTS
              || refused.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
      case AnswerUnreadable _ -> false;
    };
  }

  /** Whether it lets nobody in who can't prove more, as a job for a fork can't. */
  public static boolean isClosed(ServiceFailure failure) {
    return failure instanceof RequestRefused refused
        && (refused.status() == HttpURLConnection.HTTP_UNAUTHORIZED
            || refused.status() == HttpURLConnection.HTTP_FORBIDDEN);
  }
}
