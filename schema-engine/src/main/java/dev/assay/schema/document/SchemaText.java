package dev.assay.schema.document;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/**
 * A schema as published: one JSON object or boolean, without blanks, else as it was written.
 *
 * <p>Says nothing about whether the schema can be used: that is {@link SchemaReader}'s to decide.
 *
 * @param json key order, escapes and the spelling of numbers kept; blanks between tokens taken out
 */
public record SchemaText(String json) {

  public SchemaText {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    JsonScan scan = JsonScanner.scan(utf8, 0, utf8.length, JsonScanner.MAX_DEPTH);
    if (!(scan instanceof JsonScan.WellFormed)) {
      throw new IllegalArgumentException("schema text is no JSON: " + scan);
    }
    json = CompactJson.of(json);
    if (json.charAt(0) != '{' && !json.equals("true") && !json.equals("false")) {
      throw new IllegalArgumentException(
          "schema text begins with '%c'; a schema is an object or a boolean"
              .formatted(json.charAt(0)));
    }
  }

  /** SHA-256 of the canonical JSON of this text. */
  public Fingerprint fingerprint() {
    return fingerprintOf(JsonTree.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  static Fingerprint fingerprintOf(JsonNode root) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(root));
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return json;
  }
}
