package dev.assay.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/**
 * Nobody answered: refused, timed out, or cut off. The call may have had its effect all the same.
 */
public final class ServiceUnreachable extends ServiceFailure {
  private static final long serialVersionUID = 1L;

  ServiceUnreachable(ServiceEndpoint endpoint, IOException cause) {
    super(
        "%s is not reachable (%s); %s"
            .formatted(endpoint, inWords(endpoint, cause), endpoint.remedy()),
        cause);
  }

  private static String inWords(ServiceEndpoint endpoint, IOException cause) {
    return switch (cause) {
      case SocketTimeoutException timeout ->
          "no answer within %d ms"
              .formatted(
                  String.valueOf(timeout.getMessage()).startsWith("Connect")
                      ? endpoint.patience().connectMs()
                      : endpoint.patience().answerMs());
      case ConnectException refused -> "connection refused";
      case UnknownHostException unknown -> "unknown host " + endpoint.base().getHost();
      case IOException other -> String.valueOf(other.getMessage());
    };
  }
}
