package dev.assay.kit.access;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * What a request shows to prove who asks; the token counts where there is one.
 *
 * @param token of the scheme Bearer
 * @param certificate of the client, whose chain and private key were checked by TLS
 */
public record Presented(Optional<String> token, Optional<X509Certificate> certificate) {
  @Override
  public String toString() {
    return "Presented[token=%s, certificate=%s]"
        .formatted(
            token.map(_ -> "***"), certificate.map(X509Certificate::getSubjectX500Principal));
  }
}
