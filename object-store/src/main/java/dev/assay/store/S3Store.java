package dev.assay.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket behind an S3 API. */
public final class S3Store implements ObjectStore {
  private static final int TRIES = 5;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERRORS = 500;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Client client;
  private final Bucket bucket;

  /** A bucket that is there; nothing is asked yet. */
  public S3Store(S3Api api, Bucket bucket) {
    this.client = api.client();
    this.bucket = bucket;
  }

  @Override
  public void put(ObjectKey key, Content content) {
    PutObjectRequest request = writing(key).build();
    var _ =
        asked(
            "write '%s'".formatted(key),
            () ->
                client.putObject(
                    request,
                    switch (content) {
                      case Content.Bytes(byte[] bytes) -> RequestBody.fromBytes(bytes);
                      case Content.InFile(var file) -> RequestBody.fromFile(file);
                    }));
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, byte[] bytes) {
    return putIfAbsent(key, bytes, TRIES);
  }

  private boolean putIfAbsent(ObjectKey key, byte[] bytes, int tries) {
    try {
      var _ = client.putObject(writing(key).ifNoneMatch("*").build(), RequestBody.fromBytes(bytes));
      return true;
    } catch (S3Exception answer) {
      return switch (answer.statusCode()) {
        case PRECONDITION_FAILED -> false;
        case NOT_IMPLEMENTED -> putWhereNoneIsSeen(key, bytes);
        // Somebody else is just writing it, and may yet fail.
        case CONFLICT -> {
          if (tries > 1) {
            yield putIfAbsent(key, bytes, tries - 1);
          }
          throw told("write '%s'".formatted(key), answer);
        }
        default -> throw told("write '%s'".formatted(key), answer);
      };
    } catch (SdkException away) {
      throw away(away);
    }
  }

  /** For implementations without conditional writes: nearly the same, but for a moment. */
  private boolean putWhereNoneIsSeen(ObjectKey key, byte[] bytes) {
    if (read(key, InputStream::readAllBytes).isPresent()) {
      return false;
    }
    put(key, new Content.Bytes(bytes));
    return true;
  }

  private PutObjectRequest.Builder writing(ObjectKey key) {
    return bucket
        .encryption()
        .on(PutObjectRequest.builder().bucket(bucket.name()).key(address(key)));
  }

  @Override
  public <T> Optional<T> read(ObjectKey key, Reading<T> reading) {
    ResponseTransformer<GetObjectResponse, T> whole =
        (response, bytes) -> {
          Counted counted = new Counted(bytes);
          try {
            T read = reading.from(counted);
            counted.requireAll(response.contentLength());
            return read;
          } catch (IOException cut) {
            throw RetryableException.create("the connection broke half-way", cut);
          }
        };
    try {
      return Optional.of(
          client.getObject(request -> request.bucket(bucket.name()).key(address(key)), whole));
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    } catch (S3Exception answer) {
      if (answer.statusCode() == NOT_FOUND && !isAboutTheBucket(answer)) {
        return Optional.empty();
      }
      throw told("read '%s'".formatted(key), answer);
    } catch (SdkException away) {
      throw away(away);
    }
  }

  private static boolean isAboutTheBucket(S3Exception answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .map(details -> "NoSuchBucket".equals(details.errorCode()))
        .orElse(false);
  }

  @Override
  public List<StoredObject> list() {
    return asked(
        "list '%s'".formatted(bucket.prefix()),
        () ->
            client
                .listObjectsV2Paginator(
                    request -> request.bucket(bucket.name()).prefix(bucket.prefix()))
                .contents()
                .stream()
                .filter(object -> ObjectKey.isOne(name(object)))
                .map(object ->
                    new StoredObject(
                        new ObjectKey(name(object)), object.size(), object.lastModified()))
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList());
  }

  private String name(S3Object object) {
    return object.key().substring(bucket.prefix().length());
  }

  @Override
  public void remove(ObjectKey key) {
    var _ =
        asked(
            "remove '%s'".formatted(key),
            () -> client.deleteObject(request -> request.bucket(bucket.name()).key(address(key))));
  }

  private String address(ObjectKey key) {
    return bucket.prefix() + key;
  }

  private <T> T asked(String wish, Supplier<T> asking) {
    try {
      return asking.get();
    } catch (S3Exception answer) {
      throw told(wish, answer);
    } catch (SdkException away) {
      throw away(away);
    }
  }

  private RuntimeException told(String wish, S3Exception answer) {
    boolean passes = answer.statusCode() >= SERVER_ERRORS || answer.statusCode() == TOO_MANY;
    return passes
        ? new StoreAway("%s answers %s".formatted(where(), answer.getMessage()), answer)
        : new StoreRefused(
            "%s refuses to %s (%s); see to the bucket and to what these credentials may do"
                .formatted(where(), wish, answer.getMessage()),
            answer);
  }

  private RuntimeException away(SdkException away) {
    return new StoreAway("%s can't be had: %s".formatted(where(), away.getMessage()), away);
  }

  @Override
  public String where() {
    return "bucket " + bucket.name();
  }

  @Override
  public void close() {
    client.close();
  }
}
