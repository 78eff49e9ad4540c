package dev.assay.servers.s3;

import dev.assay.servers.ServerStartFailure;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** An S3 API of somebody else, on a free port of 127.0.0.1; what it keeps ends with it. */
public final class S3Server implements AutoCloseable {
  /** The access key that it lets in. */
  public static final String ACCESS_KEY = "somebody";

  /** The secret key of that one. */
  public static final String SECRET_KEY = "hush";

  private final S3Proxy server;

  private S3Server(S3Proxy server) {
    this.server = server;
  }

  /** Starts one with these buckets. */
  public static S3Server with(String... buckets) {
    TransientNio2BlobStore objects = new TransientNio2BlobStore();
    for (String bucket : buckets) {
      var _ = objects.createContainer(bucket);
    }
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    try {
      server.start();
    } catch (Exception failed) {
      throw new ServerStartFailure(
          "the S3 API doesn't start (%s)".formatted(failed), "see what S3Proxy says", failed);
    }
    return new S3Server(server);
  }

  /** Where it is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the S3 API does not stop", failed);
    }
  }
}
