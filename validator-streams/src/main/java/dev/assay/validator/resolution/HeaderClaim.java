package dev.assay.validator.resolution;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.schema.SchemaReference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/** Reads what the headers say about the schema. */
final class HeaderClaim {
  private static final String OUR_SCHEME = "assay:";

  /** The address of a schema in the track API: {@code …/schemas/v1/name} or with a version. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]*:.*?/schemas/(?<track>[^/?#]+)/(?<name>[^/?#]+)(?:\\?(?<query>[^#]*))?(?:#.*)?");

  private static final Pattern VERSION = Pattern.compile("(?:.*&)?version=(?<version>[^&]*).*");

  private HeaderClaim() {}

  /**
   * The claim of the headers.
   *
   * <p>A {@code ce_dataschema} that is no address of ours is somebody else's business and says
   * nothing here; so it can't be used to get around the topic's binding either.
   */
  static Optional<Claim> in(Headers headers) {
    Optional<String> ours = HeaderText.read(headers, HeaderNames.SCHEMA);
    return ours.isPresent()
        ? ours.map(text -> claim(text, text, Carrier.HEADER))
        : HeaderText.read(headers, HeaderNames.CE_DATASCHEMA).flatMap(HeaderClaim::ofDataSchema);
  }

  private static Optional<Claim> ofDataSchema(String uri) {
    if (uri.startsWith(OUR_SCHEME)) {
      return Optional.of(claim(uri.substring(OUR_SCHEME.length()), uri, Carrier.CE_DATASCHEMA));
    }
    Matcher address = ADDRESS.matcher(uri);
    return address.matches()
        ? Optional.of(claim(reference(address), uri, Carrier.CE_DATASCHEMA))
        : Optional.empty();
  }

  private static String reference(Matcher address) {
    String path = address.group("track") + "/" + address.group("name");
    Matcher version = VERSION.matcher(Optional.ofNullable(address.group("query")).orElse(""));
    return version.matches() ? path + "@" + version.group("version") : path;
  }

  static Claim claim(String reference, String text, Carrier carrier) {
    try {
      return new Claim.Names(SchemaReference.parse(reference), carrier);
    } catch (IllegalArgumentException malformed) {
      return new Claim.Malformed(text, carrier, String.valueOf(malformed.getMessage()));
    }
  }
}
