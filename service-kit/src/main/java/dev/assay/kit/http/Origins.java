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
        .map(peer ->
            of(String.valueOf(peer.hostAddress()), request.headers().getAll("X-Forwarded-For")))
        .orElse(UNKNOWN);
  }

  String of(String peer, List<String> forwarded) {
    return parsed(peer).map(address -> site(behind(address, forwarded))).orElse(UNKNOWN);
  }

  /** The nearest that is no proxy of ours, going back from us. */
  private InetAddress behind(InetAddress peer, List<String> forwarded) {
    InetAddress nearest = peer;
    for (String hop : hops(forwarded).reversed()) {
      Optional<InetAddress> before = parsed(hop);
      if (!isTrusted(nearest) || before.isEmpty()) {
        return nearest;
      }
      nearest = before.get();
    }
    return nearest;
  }

  private static List<String> hops(List<String> forwarded) {
    return forwarded.stream()
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
