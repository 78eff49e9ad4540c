package dev.assay.triage.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * What an archive consists of; written last, so that an archive without one is not complete.
 *
 * @param form how to read the rest; {@link #FORM}
 * @param name of the archive
 * @param by who asked for it
 * @param why their reason; may be empty
 * @param atMs when, epoch milliseconds
 * @param letters how many dead letters are in it
 * @param hidden how many of them lack what privacy hides, so that they can't be redriven from here
 * @param objects by topic, partition and first offset
 */
public record Manifest(
    int form,
    String name,
    String by,
    String why,
    @JsonProperty("at_ms") long atMs,
    long letters,
    long hidden,
    List<Part> objects) {
  /** The only form there has been so far. */
  public static final int FORM = 1;

  /** What its object is called. */
  public static final String OBJECT = "manifest.json";

  public Manifest {
    objects = List.copyOf(objects);
  }

  /**
   * One object of dead letters: newline-delimited JSON, compressed with gzip.
   *
   * @param name of the object, within the archive
   * @param topic the dead-letter topic
   * @param partition its partition
   * @param first offset of the first letter
   * @param last offset of the last letter
   * @param letters how many
   * @param bytes of the object as it is stored
   * @param sha256 of the object as it is stored, hexadecimal
   */
  public record Part(
      String name,
      String topic,
      int partition,
      long first,
      long last,
      long letters,
      long bytes,
      String sha256) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,320}");

    public Part {
      if (!NAME.matcher(name).matches() || name.contains("..")) {
        throw new IllegalArgumentException("'%s' names no object of an archive".formatted(name));
      }
    }
  }

  /** The bytes of its object. */
  public byte[] bytes() {
    return WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads an archive's manifest.
   *
   * @throws ArchiveRefused if there is none, or it can't be read
   */
  public static Manifest of(ArchiveName archive, ArchiveStore store) {
    byte[] bytes =
        store
            .get(archive, OBJECT)
            .orElseThrow(() ->
                new ArchiveRefused(
                    "archive '%s' is not in %s, or not complete; 'assay dlq archive list' shows those that are"
                        .formatted(archive, store.where())));
    try {
      Manifest manifest = WireJson.MAPPER.readValue(bytes, Manifest.class);
      if (manifest.form == FORM) {
        return manifest;
      }
      throw new ArchiveRefused(
          "archive '%s' has form %d, known is %d: use the release that wrote it, or a newer one"
              .formatted(archive, manifest.form, FORM));
    } catch (JacksonException | IllegalArgumentException | NullPointerException damaged) {
      throw new ArchiveRefused(
          "archive '%s': its %s can't be read: it was cut or changed".formatted(archive, OBJECT));
    }
  }

  /**
   * Reads an object and makes sure that it is what was written.
   *
   * @throws ArchiveRefused if it is gone, shorter or longer, or another
   */
  byte[] verified(Part part, ArchiveStore store) {
    byte[] bytes =
        store
            .get(new ArchiveName(name), part.name)
            .orElseThrow(() -> refused(part, "is not there any more"));
    if (bytes.length != part.bytes) {
      throw refused(
          part,
          "has %d bytes and its manifest says %d: it was cut or replaced"
              .formatted(bytes.length, part.bytes));
    }
    String found = sha256(bytes);
    if (!found.equals(part.sha256)) {
      throw refused(
          part,
          "has SHA-256 %s and its manifest says %s: it was damaged or changed"
              .formatted(found, part.sha256));
    }
    return bytes;
  }

  ArchiveRefused refused(Part part, String why) {
    return new ArchiveRefused("archive '%s': object '%s' %s".formatted(name, part.name, why));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
