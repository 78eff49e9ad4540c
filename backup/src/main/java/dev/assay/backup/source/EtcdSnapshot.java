package dev.assay.backup.source;

import dev.assay.backup.form.Sha256;
import dev.assay.etcd.EtcdAccess;
import io.etcd.jetcd.Client;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes a snapshot of an etcd, as {@code etcdctl snapshot save} does.
 *
 * <p>etcd sends its database and, as the last 32 bytes, the SHA-256 of it; so a stream that was cut
 * is known from one that ended.
 *
 * @param access how it is reached; whichever member answers is asked
 */
public record EtcdSnapshot(EtcdAccess access) {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SUM_BYTES = 32;
  private static final int PAGE = 512;

  /**
   * Writes a snapshot to a file.
   *
   * @throws SourceAway if etcd doesn't answer, or not to the end
   */
  public void saveTo(Path file) {
    try (Client client = client();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      var _ = await(client.getMaintenanceClient().snapshot(out));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    requireWhole(file);
  }

  private Client client() {
    try {
      return access.client(CONNECT).build();
    } catch (IllegalArgumentException unusable) {
      throw away(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private void requireWhole(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      long database = Files.size(file) - SUM_BYTES;
      if (database <= 0 || database % PAGE != 0) {
        throw cut(file, "ends in the middle of a page");
      }
      MessageDigest digest = Sha256.digest();
      byte[] chunk = new byte[1 << 16];
      for (long left = database; left > 0; ) {
        int read = bytes.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
        digest.update(chunk, 0, read);
        left -= read;
      }
      if (!MessageDigest.isEqual(digest.digest(), bytes.readAllBytes())) {
        throw cut(file, "doesn't have the sum that etcd sent with it");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private SourceAway cut(Path file, String how) throws IOException {
    return new SourceAway(
        "etcd at %s: its snapshot of %d bytes %s; the connection broke half-way"
            .formatted(access.endpoints(), Files.size(file), how),
        new IOException(how));
  }

  private long await(CompletableFuture<Long> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new SourceAway(access.explained(failed), failed);
    } catch (TimeoutException late) {
      throw away("no snapshot within %d min".formatted(PATIENCE.toMinutes()), late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw away("interrupted", stop);
    } finally {
      answer.cancel(true);
    }
  }

  private SourceAway away(String why, Exception cause) {
    return new SourceAway("etcd at %s: %s".formatted(access.endpoints(), why), cause);
  }
}
