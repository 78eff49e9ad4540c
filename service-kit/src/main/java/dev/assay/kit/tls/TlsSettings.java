package dev.assay.kit.tls;

import dev.assay.kit.config.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How connections are encrypted, TLS 1.2 or later.
 *
 * @param certificate of this service, its chain after it, in PEM
 * @param key its private key in PEM, not encrypted
 * @param clients whether callers show certificates
 * @param clientCa who vouches for those
 */
public record TlsSettings(
    @Key(value = "certificate", describes = "PEM file with the certificate, its chain after it")
        Path certificate,
    @Key(value = "key", describes = "PEM file with the private key, not encrypted") Path key,
    @Key(
            value = "client-certificates",
            defaultValue = "none",
            describes = "Whether callers show certificates: none, wanted, or required")
        ClientCertificates clients,
    @Key(value = "client-ca", describes = "PEM file with the authorities that vouch for callers")
        Optional<Path> clientCa) {

  /** Whether callers show certificates. */
  public enum ClientCertificates {
    /** They are not asked. */
    NONE,
    /** They are asked, and may come without. */
    WANTED,
    /** Without one there is no connection. */
    REQUIRED
  }

  public TlsSettings {
    if (clientCa.isPresent() == (clients == ClientCertificates.NONE)) {
      throw new IllegalArgumentException(
          "client-ca goes with client-certificates 'wanted' or 'required', and they with it");
    }
  }

  /** Every file that these settings name. */
  public List<Path> files() {
    return Stream.concat(Stream.of(certificate, key), clientCa.stream()).toList();
  }
}
