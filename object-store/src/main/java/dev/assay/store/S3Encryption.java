package dev.assay.store;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What a server is asked to encrypt objects with before it keeps them. */
public sealed interface S3Encryption {

  /** Whatever the bucket is set to. */
  record AsTheBucketSays() implements S3Encryption {}

  /** A key that the store itself keeps: {@code AES256}. */
  record StoresOwnKey() implements S3Encryption {}

  /**
   * A key of the key service: {@code aws:kms}.
   *
   * @param keyId which; the account's own where it isn't said
   */
  record KeyService(Optional<String> keyId) implements S3Encryption {}

  /** The one of these names: {@code none}, {@code AES256}, {@code aws:kms}. */
  static S3Encryption of(String name, Optional<String> keyId) {
    S3Encryption named =
        switch (name) {
          case "none" -> new AsTheBucketSays();
          case "AES256" -> new StoresOwnKey();
          case "aws:kms" -> new KeyService(keyId);
          default ->
              throw new IllegalArgumentException(
                  "encryption '%s' is none of none, AES256, aws:kms".formatted(name));
        };
    if (keyId.isPresent() && !(named instanceof KeyService)) {
      throw new IllegalArgumentException(
          "a key for the key service is given ('%s'), but the encryption is '%s'; say aws:kms"
              .formatted(keyId.get(), name));
    }
    return named;
  }

  /** Asks for it. */
  default PutObjectRequest.Builder on(PutObjectRequest.Builder request) {
    return switch (this) {
      case AsTheBucketSays() -> request;
      case StoresOwnKey() -> request.serverSideEncryption(ServerSideEncryption.AES256);
      case KeyService(Optional<String> keyId) -> {
        keyId.ifPresent(request::ssekmsKeyId);
        yield request.serverSideEncryption(ServerSideEncryption.AWS_KMS);
      }
    };
  }
}
