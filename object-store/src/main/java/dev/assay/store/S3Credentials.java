package dev.assay.store;

import java.io.IOException;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Who asks an S3 API. */
public sealed interface S3Credentials {

  /** Whoever the AWS SDK finds in its usual places: environment, profile, web identity, machine. */
  record Usual() implements S3Credentials {}

  /** This key. */
  record Keys(String accessKey, String secretKey) implements S3Credentials {
    @Override
    public String toString() {
      return "Keys[accessKey=%s, secretKey=***]".formatted(accessKey);
    }
  }

  /** The key that stands in two files, as secrets are mounted; read anew for every request. */
  record Files(Path accessKeyFile, Path secretKeyFile) implements S3Credentials {}

  /** What the SDK asks. */
  default AwsCredentialsProvider provider() {
    return switch (this) {
      case Usual() -> DefaultCredentialsProvider.builder().build();
      case Keys(String accessKey, String secretKey) ->
          StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
      case Files(Path accessKeyFile, Path secretKeyFile) ->
          () -> AwsBasicCredentials.create(line(accessKeyFile), line(secretKeyFile));
    };
  }

  private static String line(Path file) {
    try {
      String text = java.nio.file.Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new StoreRefused(
            "the S3 key file '%s' is empty; write the key into it".formatted(file),
            new IllegalArgumentException("empty"));
      }
      return text;
    } catch (IOException failed) {
      throw new StoreRefused(
          "the S3 key file '%s' can't be read (%s); mount it, or name another"
              .formatted(file, failed),
          failed);
    }
  }
}
