package dev.assay.kit.http;

import dev.assay.kit.access.AuthSettings;
import dev.assay.kit.config.Key;
import dev.assay.kit.limits.LimitSettings;
import dev.assay.kit.tls.TlsSettings;
import dev.assay.kit.tls.TlsSettings.ClientCertificates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a service and whoever reaches its port.
 *
 * @param auth how callers prove who they are
 * @param tls how connections are encrypted, if this service does it
 * @param allowPlaintext whether somebody else does it, so that other machines may ask without
 * @param limits how much anybody may ask
 * @param trustedProxies whose word on where a request came from is taken
 * @param reloadInterval how often files named here are looked at, from 10 ms
 */
public record Protection(
    @Key("auth") AuthSettings auth,
    @Key("tls") Optional<TlsSettings> tls,
    @Key(
            value = "allow-plaintext",
            defaultValue = "false",
            describes =
                "true where a proxy or mesh in front encrypts, so that this service needn't")
        boolean allowPlaintext,
    @Key("limits") LimitSettings limits,
    @Key(
            value = "trusted-proxies",
            defaultValue = "",
            describes = "Networks whose X-Forwarded-For is believed, such as 10.0.0.0/8")
        List<Network> trustedProxies,
    @Key(
            value = "reload-interval",
            defaultValue = "10s",
            describes = "How often certificates, keys and token files are looked at for changes")
        Duration reloadInterval) {

  public Protection {
    trustedProxies = List.copyOf(trustedProxies);
    boolean asksForCertificates =
        tls.filter(on -> on.clients() != ClientCertificates.NONE).isPresent();
    if (!auth.certificates().isEmpty() && !asksForCertificates) {
      throw new IllegalArgumentException(
          "auth.certificates say what callers' certificates mean, but nobody asks for them:"
              + " set tls.client-certificates and tls.client-ca");
    }
    if (reloadInterval.toMillis() < 10) {
      throw new IllegalArgumentException(
          "reload-interval %s is below 10ms".formatted(reloadInterval));
    }
  }

  /** Nothing but what defaults give. */
  public static Protection none() {
    return by(AuthSettings.none());
  }

  /** Proofs, and for the rest what defaults give. */
  public static Protection by(AuthSettings auth) {
    return new Protection(
        auth, Optional.empty(), false, LimitSettings.defaults(), List.of(), Duration.ofSeconds(10));
  }

  /** The same with other limits. */
  public Protection with(LimitSettings others) {
    return new Protection(auth, tls, allowPlaintext, others, trustedProxies, reloadInterval);
  }
}
