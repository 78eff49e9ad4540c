package dev.assay.etcd;

import io.grpc.Status;
import java.net.ConnectException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why an etcd gave no answer.
 *
 * <p>By the kinds of exceptions where there are such; JSSE tells alerts, and etcd what a user
 * lacks, by their texts alone.
 *
 * @param access what was tried
 * @param failure what came of it
 */
record NoAnswer(EtcdAccess access, Throwable failure) {
  private static final int DEEPEST = 20;
  private static final String ALERT = "fatal alert: ";

  String text() {
    return tls().or(this::user).or(this::cut).orElseGet(this::asItIs);
  }

  private Optional<String> tls() {
    Optional<SSLException> tls = first(SSLException.class);
    if (tls.isEmpty()) {
      return Optional.empty();
    }
    if (first(CertPathBuilderException.class).isPresent()
        || first(CertPathValidatorException.class).isPresent()) {
      return Optional.of(
          "its certificate is not vouched for by %s (%s); give the authority's file as %s"
              .formatted(
                  access.tls().ca().map(Path::toString).orElse("the authorities of the JDK"),
                  deepest(),
                  access.names().ca()));
    }
    Optional<CertificateException> other = first(CertificateException.class);
    if (other.isPresent()) {
      return Optional.of(
          "its certificate is not for this host (%s); name the endpoint as the certificate does"
              .formatted(other.get().getMessage()));
    }
    String said = String.valueOf(tls.get().getMessage());
    return Optional.of(said.contains(ALERT) ? refused(said) : notTls(said));
  }

  private String refused(String said) {
    return access
        .tls()
        .certificate()
        .map(shown ->
            "it refused the certificate of '%s' (%s); show one that its --trusted-ca-file vouches for as %s and %s"
                .formatted(shown, said, access.names().certificate(), access.names().key()))
        .orElseGet(() ->
            "it asks for a certificate, and none is shown (%s); give one as %s and %s"
                .formatted(said, access.names().certificate(), access.names().key()));
  }

  private static String notTls(String said) {
    return "TLS failed (%s); if it speaks none, write http:// in its endpoint".formatted(said);
  }

  private Optional<String> user() {
    Status.Code code = Status.fromThrowable(failure).getCode();
    String said = String.valueOf(Status.fromThrowable(failure).getDescription());
    boolean isUnknown =
        code == Status.Code.UNAUTHENTICATED
            || said.contains("user name is empty")
            || said.contains("authentication failed")
            || said.contains("invalid auth token");
    if (isUnknown) {
      return Optional.of(
          "it doesn't know who asks (%s); give a user of its own as %s and %s"
              .formatted(said, access.names().user(), access.names().passwordFile()));
    }
    return code == Status.Code.PERMISSION_DENIED || said.contains("permission denied")
        ? Optional.of(
            "%s may not do that (%s); grant it by: etcdctl user grant-role"
                .formatted(
                    access
                        .user()
                        .map(known -> "user '%s'".formatted(known.name()))
                        .orElse("whoever the certificate is for"),
                    said))
        : Optional.empty();
  }

  /** Each kind closes the connection when it hears the other. */
  private Optional<String> cut() {
    boolean isCut =
        Status.fromThrowable(failure).getCode() == Status.Code.UNAVAILABLE
            && first(ConnectException.class).isEmpty();
    return isCut
        ? Optional.of(
            access.isSecure()
                ? asItIs() + "; if it speaks no TLS, write http:// in its endpoint"
                : asItIs() + "; if it speaks TLS, write https:// in its endpoint")
        : Optional.empty();
  }

  private String asItIs() {
    Status status = Status.fromThrowable(failure);
    Optional<String> said =
        first(ConnectException.class)
            .map(Throwable::getMessage)
            .or(() ->
                Optional.ofNullable(status.getDescription())
                    .map(described -> status.getCode() + ", " + described));
    return firstLine(said.orElseGet(() -> String.valueOf(failure)));
  }

  /** gRPC describes its whole pipeline in the lines below. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  private String deepest() {
    List<Throwable> all = causes().toList();
    return String.valueOf(all.getLast().getMessage());
  }

  private <T extends Throwable> Optional<T> first(Class<T> kind) {
    return causes().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private Stream<Throwable> causes() {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
        .limit(DEEPEST)
        .flatMap(Optional::stream);
  }
}
