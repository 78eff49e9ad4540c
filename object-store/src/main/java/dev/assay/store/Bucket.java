package dev.assay.store;

/**
 * A place for objects behind an S3 API.
 *
 * @param name of the bucket, which must be there
 * @param prefix of every key; empty, or ending in a slash
 * @param encryption what the server is asked to encrypt with
 */
public record Bucket(String name, String prefix, S3Encryption encryption) {
  public Bucket {
    prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }
}
