package dev.assay.backup.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The sum of some bytes.
 *
 * @param bytes how many they are
 * @param hex their SHA-256, 64 lower-case hexadecimal digits
 */
public record Sha256(long bytes, String hex) {

  /** Of bytes at hand. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /** Of all that is read, which goes nowhere else. */
  public static Sha256 of(InputStream bytes) throws IOException {
    DigestInputStream read = new DigestInputStream(bytes, digest());
    long count = read.transferTo(OutputStream.nullOutputStream());
    return new Sha256(count, HexFormat.of().formatHex(read.getMessageDigest().digest()));
  }

  /** A new sum. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
