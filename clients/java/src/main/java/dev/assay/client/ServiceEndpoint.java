package dev.assay.client;

import java.net.URI;

/**
 * Where a service listens, and what to tell people who don't find it there.
 *
 * @param service its name in messages, such as {@code registry}
 * @param base an http or https URL without query, such as {@code http://127.0.0.1:8081}
 * @param patience how long to wait for it
 * @param remedy what to do when it is not reachable
 * @param credentials how to prove there who asks
 */
public record ServiceEndpoint(
    String service, URI base, Patience patience, String remedy, Credentials credentials) {
  /** Where a registry listens by default. */
  public static final URI LOCAL_REGISTRY = URI.create("http://127.0.0.1:8081");

  /** Where a validator listens by default. */
  public static final URI LOCAL_VALIDATOR = URI.create("http://127.0.0.1:8082");

  /** Where a dead-letter handler listens by default. */
  public static final URI LOCAL_DLQ_HANDLER = URI.create("http://127.0.0.1:8083");

  private static final String START_ONE = "start one with './assay up', or name another URL";

  public ServiceEndpoint {
    boolean isHttp = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!isHttp || base.getHost() == null || base.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "%s URL '%s' is not of the form http://host:port".formatted(service, base));
    }
    credentials.requireSafeAt(base);
  }

  /** A registry. */
  public static ServiceEndpoint registry(URI base) {
    return new ServiceEndpoint("registry", base, Patience.DEFAULT, START_ONE, Credentials.NONE);
  }

  /** A validator. */
  public static ServiceEndpoint validator(URI base) {
    return new ServiceEndpoint("validator", base, Patience.DEFAULT, START_ONE, Credentials.NONE);
  }

  /** A dead-letter handler. */
  public static ServiceEndpoint dlqHandler(URI base) {
    return new ServiceEndpoint("dlq-handler", base, Patience.DEFAULT, START_ONE, Credentials.NONE);
  }

  /** The same with other time limits. */
  public ServiceEndpoint withPatience(Patience other) {
    return new ServiceEndpoint(service, base, other, remedy, credentials);
  }

  /** The same with another remedy. */
  public ServiceEndpoint withRemedy(String other) {
    return new ServiceEndpoint(service, base, patience, other, credentials);
  }

  /**
   * The same, proving who asks.
   *
   * @throws IllegalArgumentException if a token would be sent where others can read it
   */
  public ServiceEndpoint withCredentials(Credentials other) {
    return new ServiceEndpoint(service, base, patience, remedy, other);
  }

  /** The URI of a path that begins with a slash. */
  URI resolve(String path) {
    String text = base.toString();
    String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(root + path);
  }

  @Override
  public String toString() {
    return service + " at " + base;
  }
}
