package dev.assay.kit.access;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Which certificates somebody means: those with this subject, common name or alternative name.
 *
 * <p>Compared in full, without wildcards: a certificate is somebody's name, not a pattern.
 */
public record CertificateMatch(Part part, String value) {

  /** The part of a certificate that is compared. */
  public enum Part {
    /** The whole subject. */
    SUBJECT(-1),
    /** The common name in the subject. */
    CN(-1),
    /** An alternative name: an e-mail address. */
    EMAIL(1),
    /** An alternative name: a host. */
    DNS(2),
    /** An alternative name: a URI, such as a SPIFFE id. */
    URI(6);

    /** As RFC 5280 numbers general names. */
    private final int generalName;

    Part(int generalName) {
      this.generalName = generalName;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CertificateMatch {
    if (value.isBlank()) {
      throw new IllegalArgumentException("after '%s:' must come a name".formatted(part.text()));
    }
    if (part == Part.SUBJECT) {
      // Refuses what is no distinguished name, and writes those that are in one way.
      value = new X500Principal(value).getName();
    }
  }

  /**
   * Reads {@code PART:VALUE}.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  public static CertificateMatch parse(String text) {
    return Arrays.stream(Part.values())
        .filter(part -> text.startsWith(part.text() + ":"))
        .findFirst()
        .map(part -> new CertificateMatch(part, text.substring(part.text().length() + 1).strip()))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' does not begin with subject:, cn:, dns:, uri: or email:".formatted(text)));
  }

  /** Whether a certificate is meant. */
  boolean accepts(X509Certificate certificate) {
    return switch (part) {
      case SUBJECT -> certificate.getSubjectX500Principal().equals(new X500Principal(value));
      case CN -> commonName(certificate).filter(value::equals).isPresent();
      case DNS, EMAIL -> alternativeNames(certificate).stream().anyMatch(value::equalsIgnoreCase);
      case URI -> alternativeNames(certificate).contains(value);
    };
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().reversed().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .findFirst();
    } catch (InvalidNameException nameless) {
      return Optional.empty();
    }
  }

  private List<String> alternativeNames(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> Integer.valueOf(part.generalName).equals(name.getFirst()))
          .map(name -> String.valueOf(name.get(1)))
          .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  @Override
  public String toString() {
    return part.text() + ":" + value;
  }
}
