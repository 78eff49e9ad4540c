package dev.assay.cli.schema.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/**
 * A Prometheus Pushgateway, for jobs that end before anybody could scrape them.
 *
 * @see <a href="https://github.com/prometheus/pushgateway">Pushgateway</a>
 */
final class Pushgateway {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int FIRST_ERROR_STATUS = 300;

  private Pushgateway() {}

  /** Replaces what this service said before. */
  static void put(String gateway, String service, String text) {
    // A name may hold slashes, which a path takes only in this form.
    String grouping =
        Base64.getUrlEncoder().withoutPadding().encodeToString(service.getBytes(UTF_8));
    String path = "/metrics/job/assay_schema_drift/service@base64/" + grouping;
    String root = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(root + path))
              .timeout(PATIENCE)
              .header("Content-Type", "text/plain; version=0.0.4")
              .PUT(BodyPublishers.ofString(text))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR_STATUS) {
        throw failure(gateway, "answered " + answer.statusCode(), new IOException(answer.body()));
      }
    } catch (IOException | IllegalArgumentException away) {
      throw failure(gateway, "took nothing (%s)".formatted(away), away);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw failure(gateway, "was interrupted", stop);
    }
  }

  private static CommandFailure failure(String gateway, String what, Exception cause) {
    return new CommandFailure(
        ExitCode.FAILED, "Pushgateway at '%s' %s; check --push".formatted(gateway, what), cause);
  }
}
