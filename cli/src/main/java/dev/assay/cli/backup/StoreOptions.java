package dev.assay.cli.backup;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.store.Bucket;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectStore;
import dev.assay.store.S3Api;
import dev.assay.store.S3Credentials;
import dev.assay.store.S3Encryption;
import dev.assay.store.S3Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How a place for backups is spoken to, where that is no directory. */
final class StoreOptions {
  private static final Pattern S3 =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/.*)?");

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL_S3:-}",
      description = "The S3 API, such as http://minio:9000 (AWS_ENDPOINT_URL_S3, else AWS).")
  private String endpoint = "";

  @Option(
      names = "--s3-region",
      paramLabel = "NAME",
      defaultValue = "${env:AWS_REGION:-us-east-1}",
      description = "The bucket's region (AWS_REGION, else us-east-1).")
  private String region = "us-east-1";

  @Option(
      names = "--s3-path-style",
      description = "Name the bucket in the path, as MinIO and the like want it.")
  private boolean pathStyle;

  @Option(
      names = "--s3-access-key-file",
      paramLabel = "FILE",
      description = "File with the access key; else what the AWS SDK finds in its usual places.")
  private Optional<Path> accessKey = Optional.empty();

  @Option(
      names = "--s3-secret-key-file",
      paramLabel = "FILE",
      description = "File with the secret key of that access key.")
  private Optional<Path> secretKey = Optional.empty();

  @Option(
      names = "--s3-encryption",
      paramLabel = "NAME",
      defaultValue = "none",
      description =
          "What the server is asked to encrypt with: none (as the bucket says), AES256, aws:kms.")
  private String encryption = "none";

  @Option(
      names = "--s3-kms-key",
      paramLabel = "ID",
      description = "The key for aws:kms; else the account's own.")
  private Optional<String> kmsKey = Optional.empty();

  /** The place that is named, to be closed after use. */
  ObjectStore open(String place) {
    try {
      Matcher bucket = S3.matcher(place);
      if (bucket.matches()) {
        String prefix = Optional.ofNullable(bucket.group(2)).orElse("").replaceFirst("^/+", "");
        return new S3Store(
            api(), new Bucket(bucket.group(1), prefix, S3Encryption.of(encryption, kmsKey)));
      }
      if (place.contains("://")) {
        throw new IllegalArgumentException(
            "'%s' is neither a directory nor of the form s3://BUCKET/PREFIX".formatted(place));
      }
      return new DirectoryStore(Path.of(place));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private S3Api api() {
    if (accessKey.isPresent() != secretKey.isPresent()) {
      throw new IllegalArgumentException(
          "--s3-access-key-file and --s3-secret-key-file belong together: give both, or none");
    }
    return new S3Api(
        Optional.of(endpoint).filter(text -> !text.isBlank()).map(URI::create),
        region,
        pathStyle,
        accessKey
            .<S3Credentials>map(key -> new S3Credentials.Files(key, secretKey.orElseThrow()))
            .orElseGet(S3Credentials.Usual::new));
  }
}
