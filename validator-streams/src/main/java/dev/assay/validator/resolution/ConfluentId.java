package dev.assay.validator.resolution;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assay.contracts.envelope.Frame;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.schema.SchemaId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Reads a schema id as Confluent's clients write it, before the value or into a header.
 *
 * <p>An id is four bytes, most significant first. A GUID, which is what newer clients put into the
 * header, names the content by a hash of Confluent's own; this registry gives none.
 */
final class ConfluentId {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,10}");

  private ConfluentId() {}

  /** What the frame says. */
  static Claim inFrame(byte[] value) {
    return value[0] == Frame.NUMBER
        ? number(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt(), Carrier.CONFLUENT_FRAME)
        : guid(value, Carrier.CONFLUENT_FRAME);
  }

  /** What the header says, if it is there; an id in decimal is understood as well. */
  static Optional<Claim> in(Headers headers) {
    Header header = headers.lastHeader(HeaderNames.CONFLUENT_VALUE_SCHEMA_ID);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(ofHeader(header.value()));
  }

  private static Claim ofHeader(byte[] id) {
    String text = new String(id, US_ASCII);
    if (DECIMAL.matcher(text).matches()) {
      return number(Long.parseLong(text), Carrier.CONFLUENT_HEADER);
    }
    if (id.length == Frame.NUMBER_BYTES && id[0] == Frame.NUMBER) {
      return number(ByteBuffer.wrap(id, 1, Integer.BYTES).getInt(), Carrier.CONFLUENT_HEADER);
    }
    return id.length == Frame.GUID_BYTES && id[0] == Frame.GUID
        ? guid(id, Carrier.CONFLUENT_HEADER)
        : new Claim.Malformed(
            "%d bytes".formatted(id.length),
            Carrier.CONFLUENT_HEADER,
            "%s has %d bytes, which are neither byte 0 with an id nor byte 1 with a GUID"
                .formatted(HeaderNames.CONFLUENT_VALUE_SCHEMA_ID, id.length));
  }

  private static Claim number(long id, Carrier carrier) {
    return id >= 1 && id <= Integer.MAX_VALUE
        ? new Claim.Numbers(new SchemaId((int) id), carrier)
        : new Claim.Malformed(
            Long.toString(id), carrier, "schema id %d is not positive".formatted(id));
  }

  private static Claim guid(byte[] marked, Carrier carrier) {
    String hex = HexFormat.of().formatHex(marked, 1, Frame.GUID_BYTES);
    return new Claim.Malformed(
        hex,
        carrier,
        "schema GUID %s: this registry gives ids, no GUIDs; let the serializer write ids"
            .formatted(hex));
  }
}
