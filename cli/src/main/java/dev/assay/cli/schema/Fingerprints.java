package dev.assay.cli.schema;

/** Fingerprints as people read them. */
final class Fingerprints {
  private static final int ENOUGH = 12;

  private Fingerprints() {}

  static String shortened(String sha256) {
    return sha256.substring(0, Math.min(ENOUGH, sha256.length()));
  }
}
