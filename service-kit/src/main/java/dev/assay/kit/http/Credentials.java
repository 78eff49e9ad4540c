package dev.assay.kit.http;

import dev.assay.kit.access.Presented;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Finds what a request presents as proof. */
final class Credentials {
  /** RFC 6750 §2.1; the scheme's case doesn't matter. */
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

  private static final String QUERY = "access_token";

  private Credentials() {}

  /**
   * What is presented; nothing where it is presented twice or in another shape.
   *
   * @param inQuery whether a token may also come as a parameter; it is taken out then
   */
  static Optional<Presented> of(RoutingContext request, boolean inQuery) {
    List<String> headers = request.request().headers().getAll("Authorization");
    List<String> parameters = inQuery ? fromQuery(request) : List.of();
    List<String> given =
        Stream.concat(headers.stream().map(Credentials::token), parameters.stream()).toList();
    if (given.size() > 1 || given.contains("")) {
      return Optional.empty();
    }
    return Optional.of(new Presented(given.stream().findFirst(), certificate(request.request())));
  }

  private static String token(String header) {
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** Takes them out, so that no handler meets a parameter it doesn't know, or tells it on. */
  private static List<String> fromQuery(RoutingContext request) {
    List<String> tokens = List.copyOf(request.queryParams().getAll(QUERY));
    request.queryParams().remove(QUERY);
    request.request().params().remove(QUERY);
    return tokens;
  }

  private static Optional<X509Certificate> certificate(HttpServerRequest request) {
    return Optional.ofNullable(request.sslSession())
        .flatMap(Credentials::shown)
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast);
  }

  private static Optional<Certificate> shown(SSLSession session) {
    try {
      return Stream.of(session.getPeerCertificates()).findFirst();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }
}
