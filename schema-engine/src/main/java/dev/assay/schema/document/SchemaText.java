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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema as published: one JSON object or boolean, without blanks, else as it was written.
 *
 * <p>Says nothing about whether the schema can be used: that is {@link SchemaReader}'s to decide.
 * Immutable; texts are equal where their characters are.
 */
public final class SchemaText {
  private final String json;
  // Computed at most a few times by racing threads, always to the same value.
  private volatile @Nullable Fingerprint fingerprint;

  /**
   * A text that may come from anybody.
   *
   * @throws IllegalArgumentException if it is no JSON object or boolean
   */
  public SchemaText(String json) {
    this(checked(json), null);
  }

  private SchemaText(String json, @Nullable Fingerprint fingerprint) {
    this.json = json;
    this.fingerprint = fingerprint;
    if (json.charAt(0) != '{' && !json.equals("true") && !json.equals("false")) {
      throw new IllegalArgumentException(
          "schema text begins with '%c'; a schema is an object or a boolean"
              .formatted(json.charAt(0)));
    }
  }

  private static String checked(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    JsonScan scan = JsonScanner.scan(utf8, 0, utf8.length, JsonScanner.MAX_DEPTH);
    if (!(scan instanceof JsonScan.WellFormed)) {
      throw new IllegalArgumentException("schema text is no JSON: " + scan);
    }
    return CompactJson.of(json);
  }

  /**
   * A text that was found well-formed where it was read, with the fingerprint it was stored with;
   * spares both being worked out again.
   */
  public static SchemaText stored(String wellFormedJson, Fingerprint fingerprint) {
    return new SchemaText(CompactJson.of(wellFormedJson), fingerprint);
  }

  SchemaText with(Fingerprint known) {
    return new SchemaText(json, known);
  }

  /** Key order, escapes and the spelling of numbers kept; blanks between tokens taken out. */
  public String json() {
    return json;
  }

  /** SHA-256 of the canonical JSON of this text. */
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      known = fingerprintOf(JsonTree.read(json.getBytes(StandardCharsets.UTF_8)));
      fingerprint = known;
    }
    return known;
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
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaText text && json.equals(text.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json;
  }
}
