package dev.assay.triage.archive;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket behind an S3 API, with a key prefix for all archives. */
public final class S3Store implements ArchiveStore {
  private static final int SERVER_ERRORS = 500;
  private static final int TOO_MANY = 429;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * A bucket that is there.
   *
   * @param client closed with this
   * @param prefix of every key; empty, or ending in a slash
   */
  public S3Store(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void put(ArchiveName archive, String object, byte[] bytes) {
    String key = key(archive, object);
    var _ =
        asked(
            key,
            () ->
                client.putObject(
                    request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
  }

  @Override
  public Optional<byte[]> get(ArchiveName archive, String object) {
    String key = key(archive, object);
    try {
      return Optional.of(
          asked(
              key,
              () ->
                  client
                      .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                      .asByteArray()));
    } catch (Gone none) {
      return Optional.empty();
    }
  }

  @Override
  public List<ArchiveName> having(String object) {
    return asked(
        prefix,
        () ->
            client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> key.endsWith("/" + object))
                .map(key -> key.substring(prefix.length(), key.length() - object.length() - 1))
                .filter(name -> !name.contains("/"))
                .map(ArchiveName::new)
                .toList());
  }

  private String key(ArchiveName archive, String object) {
    return prefix + archive + "/" + object;
  }

  private <T> T asked(String key, Supplier<T> asking) {
    try {
      return asking.get();
    } catch (NoSuchKeyException none) {
      throw new Gone();
    } catch (S3Exception answer) {
      boolean passes = answer.statusCode() >= SERVER_ERRORS || answer.statusCode() == TOO_MANY;
      if (passes) {
        throw new ArchiveAway("%s answers %s".formatted(where(), answer.getMessage()), answer);
      }
      throw new ArchiveRefused(
          "%s refuses '%s' (%s); see to the bucket and to what these credentials may do"
              .formatted(where(), key, answer.getMessage()));
    } catch (SdkException away) {
      throw new ArchiveAway("%s can't be had: %s".formatted(where(), away.getMessage()), away);
    }
  }

  private static final class Gone extends RuntimeException {
    Gone() {
      super(null, null, false, false);
    }
  }

  @Override
  public String where() {
    return "bucket " + bucket;
  }

  @Override
  public void close() {
    client.close();
  }
}
