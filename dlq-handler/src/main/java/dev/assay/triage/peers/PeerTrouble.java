package dev.assay.triage.peers;

import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why an instance gave no answer, and what to do about it.
 *
 * @param place where it is
 * @param access how it was asked
 */
record PeerTrouble(String place, PeerAccess access) {
  private static final int DEEPEST = 20;

  String answered(int status) {
    String told = "the instance at %s answered %d".formatted(place, status);
    return switch (status) {
      case HttpURLConnection.HTTP_UNAUTHORIZED -> told + ": " + unknown();
      case HttpURLConnection.HTTP_FORBIDDEN ->
          told + ": the token that it was shown may too little; give that token the role operator";
      default -> told;
    };
  }

  private String unknown() {
    return access
        .tokenFile()
        .map(file ->
            "it doesn't know the token in '%s'; name that token in its http.auth.token-file, with the role operator"
                .formatted(file))
        .orElse(
            "it asks for a proof; set groups.peers.token-file to a file with a token that"
                + " http.auth.token-file of all instances knows, with the role operator");
  }

  String failed(Exception failure) {
    String told = "the instance at %s: %s".formatted(place, failure);
    return remedy(failure).map(remedy -> told + "; " + remedy).orElse(told);
  }

  private Optional<String> remedy(Exception failure) {
    if (is(failure, CertPathBuilderException.class)
        || is(failure, CertPathValidatorException.class)) {
      return Optional.of(
          "%s must vouch for its certificate: set groups.peers.tls.ca"
              .formatted(
                  access.tls().ca().map(Path::toString).orElse("the JDK's own authorities")));
    }
    if (is(failure, CertificateException.class)) {
      return Optional.of("its certificate must name the host of its groups.advertised");
    }
    if (is(failure, SSLException.class)) {
      return Optional.of(
          causes(failure).anyMatch(cause -> String.valueOf(cause.getMessage()).contains("alert"))
              ? "it refuses what it was shown: set groups.peers.tls.certificate and .key to what its http.tls.client-ca vouches for"
              : "all instances must have http.tls, or none");
    }
    return access.encrypted()
        ? Optional.empty()
        : Optional.of("if it speaks TLS, this one needs http.tls too");
  }

  private static boolean is(Throwable failure, Class<? extends Throwable> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
        .limit(DEEPEST)
        .flatMap(Optional::stream);
  }
}
