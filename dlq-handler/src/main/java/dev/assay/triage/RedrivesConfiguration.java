package dev.assay.triage;

import dev.assay.kit.config.Key;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * How redrives are carried out.
 *
 * @param instance what this instance is called
 * @param takeoverAfter at least 5 s
 */
public record RedrivesConfiguration(
    @Key(
            value = "instance",
            describes =
                "What this instance is called in redrives; the same after a restart, another for each; by default host and port")
        Optional<String> instance,
    @Key(
            value = "takeover-after",
            defaultValue = "30s",
            describes = "Take over a redrive of which its instance has said nothing for so long")
        Duration takeoverAfter) {
  private static final Duration LEAST = Duration.ofSeconds(5);

  public RedrivesConfiguration {
    if (takeoverAfter.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "takeover-after %s is less than %s, which a working redrive may take"
              .formatted(takeoverAfter, LEAST));
    }
  }

  String instanceOr(int port) {
    return instance.orElseGet(() -> host() + ":" + port);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
