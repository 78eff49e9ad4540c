package dev.assay.kit.tls;

import dev.assay.kit.config.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom this service trusts where it asks others over TLS, and what it shows them.
 *
 * @param ca the authorities that vouch for them
 * @param certificate to show them, its chain after it, in PEM
 * @param key of that certificate in PEM, not encrypted
 */
public record ClientTlsSettings(
    @Key(
            value = "ca",
            describes =
                "PEM file with the authorities that vouch for who is asked; by default those of the"
                    + " JDK")
        Optional<Path> ca,
    @Key(
            value = "certificate",
            describes = "PEM file with the certificate to show there, its chain after it")
        Optional<Path> certificate,
    @Key(
            value = "key",
            describes = "PEM file with the private key of that certificate, not encrypted")
        Optional<Path> key) {

  /** Trusts whom the JDK trusts, shows nothing. */
  public static final ClientTlsSettings USUAL =
      new ClientTlsSettings(Optional.empty(), Optional.empty(), Optional.empty());

  public ClientTlsSettings {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("certificate and key belong together: give both, or none");
    }
  }

  /** Every file that these settings name. */
  public List<Path> files() {
    return Stream.of(ca, certificate, key).flatMap(Optional::stream).toList();
  }
}
