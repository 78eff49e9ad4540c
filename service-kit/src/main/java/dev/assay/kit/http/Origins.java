package dev.assay.kit.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells where a request came from.
 *
 * @param trusted proxies, which say it in {@code X-Forwarded-For}; what others say there is not
 *     believed
 */
record Origins(List<Network> trusted) {
  private static final int V6_SITE_BITS = 64;
  private static final String UNKNOWN = "unknown";

  /** An address; of IPv6 the first 64 bits, since whoever has one has all that share them. */
  String of(HttpServerRequest request) {
    return Optional.ofNullable(request.remoteAddress())
        .flatMap(peer -> parsed(String.valueOf(peer.hostAddress())))
        .map(peer -> behind(peer, request))
        .map(Origins::site)
        .orElse(UNKNOWN);
  }

  private InetAddress behind(InetAddress peer, HttpServerRequest request) {
    if (trusted.isEmpty() || !isTrusted(peer)) {
      return peer;
    }
    InetAddress nearest = peer;
    for (String hop : hops(request).reversed()) {
      Optional<InetAddress> address = parsed(hop);
      if (address.isEmpty()) {
        return nearest;
      }
      nearest = address.get();
      if (!isTrusted(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }

  private static List<String> hops(HttpServerRequest request) {
    return request.headers().getAll("X-Forwarded-For").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static Optional<InetAddress> parsed(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String site(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address.getHostAddress();
    }
    try {
      return InetAddress.getByAddress(Network.cut(bytes, V6_SITE_BITS)).getHostAddress()
          + "/"
          + V6_SITE_BITS;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
