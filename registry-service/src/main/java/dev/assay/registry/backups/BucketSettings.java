package dev.assay.registry.backups;

import dev.assay.kit.config.Key;
import dev.assay.store.S3Api;
import dev.assay.store.S3Credentials;
import dev.assay.store.S3Encryption;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bucket behind an S3 API.
 *
 * @param bucket its name; it must be there
 * @param prefix of every key
 * @param endpoint where it is no bucket of AWS
 * @param region as the API wants it
 * @param pathStyle whether the bucket is part of the path
 * @param accessKeyFile with the secret key's
 * @param secretKeyFile with the access key's
 * @param encryption what the server is asked to encrypt with
 * @param kmsKey for {@code aws:kms}
 */
public record BucketSettings(
    @Key(value = "bucket", describes = "Bucket that backups of the log are made in by themselves")
        Optional<String> bucket,
    @Key(value = "prefix", describes = "What every key in it begins with, as assay/")
        Optional<String> prefix,
    @Key(
            value = "endpoint",
            describes = "Where the S3 API is, such as http://minio:9000; AWS by default")
        Optional<URI> endpoint,
    @Key(value = "region", defaultValue = "us-east-1", describes = "Region of the bucket")
        String region,
    @Key(
            value = "path-style",
            defaultValue = "false",
            describes = "Name the bucket in the path, as MinIO and the like want it")
        boolean pathStyle,
    @Key(
            value = "access-key-file",
            describes =
                "File with the access key, read anew for every request; by default what the AWS SDK"
                    + " finds in its usual places")
        Optional<Path> accessKeyFile,
    @Key(value = "secret-key-file", describes = "File with the secret key of the access key")
        Optional<Path> secretKeyFile,
    @Key(
            value = "encryption",
            defaultValue = "none",
            describes =
                "What the server is asked to encrypt with: none (as the bucket says), AES256 or"
                    + " aws:kms")
        String encryption,
    @Key(value = "kms-key", describes = "Key for aws:kms; by default the account's own")
        Optional<String> kmsKey) {

  /** No bucket. */
  public static final BucketSettings NONE =
      new BucketSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "us-east-1",
          false,
          Optional.empty(),
          Optional.empty(),
          "none",
          Optional.empty());

  public BucketSettings {
    if (accessKeyFile.isPresent() != secretKeyFile.isPresent()) {
      throw new IllegalArgumentException(
          "access-key-file and secret-key-file belong together: give both, or none");
    }
    var _ = S3Encryption.of(encryption, kmsKey);
  }

  S3Encryption wantedEncryption() {
    return S3Encryption.of(encryption, kmsKey);
  }

  S3Api api() {
    return new S3Api(
        endpoint,
        region,
        pathStyle,
        accessKeyFile
            .<S3Credentials>map(key -> new S3Credentials.Files(key, secretKeyFile.orElseThrow()))
            .orElseGet(S3Credentials.Usual::new));
  }
}
