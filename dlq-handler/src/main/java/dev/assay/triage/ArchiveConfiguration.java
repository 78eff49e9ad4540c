package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.kit.config.Secret;
import dev.assay.store.Bucket;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectStore;
import dev.assay.store.S3Api;
import dev.assay.store.S3Credentials;
import dev.assay.store.S3Encryption;
import dev.assay.store.S3Store;
import dev.assay.triage.archive.ArchiveStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where archives of dead letters are kept; nowhere where neither is given.
 *
 * @param directory a directory
 * @param s3 a bucket
 * @param hides whether what privacy hides is hidden in archives too
 */
public record ArchiveConfiguration(
    @Key(value = "directory", describes = "Directory that archives of dead letters are kept in")
        Optional<Path> directory,
    @Key("s3") S3 s3,
    @Key(
            value = "hides",
            defaultValue = "true",
            describes =
                "Hide in archives what privacy hides; letters of which something is hidden can't be"
                    + " redriven from them")
        boolean hides) {

  public ArchiveConfiguration {
    if (directory.isPresent() && s3.bucket.isPresent()) {
      throw new IllegalArgumentException(
          "directory '%s' and s3.bucket '%s' are both given: archives are kept in one place"
              .formatted(directory.get(), s3.bucket.get()));
    }
  }

  Optional<ArchiveStore> store() {
    return directory
        .<ObjectStore>map(DirectoryStore::new)
        .or(() -> s3.bucket.map(bucket -> new S3Store(s3.api(), s3.place(bucket))))
        .map(ArchiveStore::new);
  }

  /**
   * A bucket behind an S3 API.
   *
   * @param bucket its name; it must be there
   * @param prefix of every key
   * @param endpoint where it is no bucket of AWS
   * @param region as the API wants it
   * @param pathStyle whether the bucket is part of the path
   * @param accessKey with the secret key
   * @param secretKey with the access key
   */
  public record S3(
      @Key(value = "bucket", describes = "Bucket that archives of dead letters are kept in")
          Optional<String> bucket,
      @Key(value = "prefix", describes = "What every key in it begins with, as dlq/")
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
              value = "access-key",
              describes = "Access key; by default what the AWS SDK finds in its usual places")
          Optional<String> accessKey,
      @Key(value = "secret-key", describes = "Secret key of the access key")
          Optional<Secret> secretKey) {
    public S3 {
      if (accessKey.isPresent() != secretKey.isPresent()) {
        throw new IllegalArgumentException(
            "access-key and secret-key belong together: give both, or none");
      }
    }

    private Bucket place(String name) {
      return new Bucket(name, prefix.orElse(""), new S3Encryption.AsTheBucketSays());
    }

    private S3Api api() {
      return new S3Api(
          endpoint,
          region,
          pathStyle,
          accessKey
              .<S3Credentials>map(
                  key -> new S3Credentials.Keys(key, secretKey.orElseThrow().reveal()))
              .orElseGet(S3Credentials.Usual::new));
    }
  }
}
