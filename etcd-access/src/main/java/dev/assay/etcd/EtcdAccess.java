package dev.assay.etcd;

import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * How an etcd is reached, and how to prove there who asks.
 *
 * <p>Under {@code https} its certificate must be vouched for, and be for the very host that is
 * asked.
 *
 * @param endpoints of the members of one cluster, all http or all https, at least one
 * @param tls for https
 * @param user where etcd asks for one; by certificate it knows one by the common name
 * @param names what people call these parts where they give them
 */
public record EtcdAccess(
    List<URI> endpoints, EtcdTls tls, Optional<EtcdUser> user, EtcdNames names) {
  private static final String SECURE = "https";
  private static final Pattern FORM =
      Pattern.compile("https?://([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?/?");
  private static final Pattern PASSWORD = Pattern.compile("[^/@]*@");

  public EtcdAccess {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("no endpoint of an etcd is given");
    }
    endpoints.forEach(EtcdAccess::requireForm);
    if (endpoints.stream().map(URI::getScheme).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "etcd endpoints %s mix http and https; give all of them as the one or the other"
              .formatted(endpoints));
    }
    if (!isSecure(endpoints) && !tls.files().isEmpty()) {
      throw new IllegalArgumentException(
          "%s, %s and %s are for https, and etcd endpoint '%s' is asked without TLS; write https://"
              .formatted(names.ca(), names.certificate(), names.key(), endpoints.getFirst()));
    }
    if (tls.certificate().isPresent() != tls.key().isPresent()) {
      throw new IllegalArgumentException(
          "%s and %s belong together: give both, or none"
              .formatted(names.certificate(), names.key()));
    }
  }

  private static void requireForm(URI endpoint) {
    if (!FORM.matcher(endpoint.toString()).matches()) {
      throw new IllegalArgumentException(
          "etcd endpoint '%s' is not of the form http://host:port or https://host:port"
              .formatted(PASSWORD.matcher(endpoint.toString()).replaceAll("***@")));
    }
  }

  private static boolean isSecure(List<URI> endpoints) {
    return SECURE.equals(endpoints.getFirst().getScheme());
  }

  /** Whether it is asked under TLS. */
  boolean isSecure() {
    return isSecure(endpoints);
  }

  /** Every file that is read for a connection. */
  public List<Path> files() {
    return Stream.concat(tls.files().stream(), user.stream().map(EtcdUser::passwordFile)).toList();
  }

  /**
   * A client that fails rather than tries again, by what the files say now.
   *
   * @param connectTimeout how long a connection may take to come about
   * @throws IllegalArgumentException if a file can't be used
   */
  public ClientBuilder client(Duration connectTimeout) {
    ClientBuilder builder =
        Client.builder()
            .endpoints(endpoints)
            .connectTimeout(connectTimeout)
            .retryMaxAttempts(1)
            .waitForReady(false);
    if (isSecure()) {
      try {
        builder.sslContext(context -> EtcdFiles.apply(tls, context));
      } catch (SSLException unusable) {
        throw new IllegalArgumentException(
            "no TLS to etcd can be made of %s: %s".formatted(tls.files(), unusable.getMessage()),
            unusable);
      }
    }
    user.ifPresent(known ->
        builder
            .user(EtcdFiles.bytes(known.name()))
            .password(EtcdFiles.bytes(EtcdFiles.firstLine(known.passwordFile()))));
    return builder;
  }

  /** Why there was no answer, naming where, and what to do where that is known. */
  public String explained(Throwable failure) {
    return "etcd at %s: %s".formatted(endpoints, new NoAnswer(this, failure).text());
  }
}
