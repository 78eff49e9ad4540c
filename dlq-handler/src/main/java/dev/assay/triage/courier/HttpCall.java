package dev.assay.triage.courier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One POST, and what its answer means for a delivery. */
final class HttpCall {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_DETAIL = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Delivery post(URI uri, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return read(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException away) {
      return new Delivery.NotNow(away.toString(), Optional.empty());
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return new Delivery.NotNow("interrupted", Optional.empty());
    }
  }

  /** Only what speaks of this very message is final: a wrong URL or token can be put right. */
  private static Delivery read(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String text = answer.body().strip();
    String detail =
        "%d %s".formatted(status, text.substring(0, Math.min(MAX_DETAIL, text.length()))).strip();
    if (status / 100 == 2) {
      return new Delivery.Delivered(detail);
    }
    boolean isAboutTheMessage = status == 400 || status == 413 || status == 422;
    return isAboutTheMessage
        ? new Delivery.Refused(detail)
        : new Delivery.NotNow(detail, retryAfter(answer));
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
