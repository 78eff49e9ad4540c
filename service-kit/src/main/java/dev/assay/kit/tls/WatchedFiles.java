package dev.assay.kit.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files read again when their content changes.
 *
 * <p>Looks at the content itself and not at its date: secrets that are mounted into a container are
 * swapped by a link, and a file that is half-way through being written looks different at the next
 * look. What can't be used is logged once, and what was read before stays in use.
 */
public final class WatchedFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

  private final List<Watched> all = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Duration interval;
  private final Thread thread;

  private WatchedFiles(Duration interval) {
    this.interval = interval;
    this.thread = Thread.ofVirtual().name("watched-files").unstarted(this::run);
  }

  /** Looks at whatever is watched, again after each interval. */
  public static WatchedFiles every(Duration interval) {
    WatchedFiles files = new WatchedFiles(interval);
    files.thread.start();
    return files;
  }

  /**
   * Reads files now, and again whenever one of them has changed.
   *
   * @param reading reads and puts to use; called on the watching thread after the first time
   * @throws FileUnusable what the first reading throws
   */
  public void read(List<Path> files, Runnable reading) {
    Watched watched = new Watched(List.copyOf(files), reading);
    watched.seen = watched.look();
    reading.run();
    all.add(watched);
  }

  private void run() {
    try {
      while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        all.forEach(Watched::check);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops looking. */
  @Override
  public void close() {
    closing.countDown();
  }

  private static final class Watched {
    private final List<Path> files;
    private final Runnable reading;
    private String seen = "";

    Watched(List<Path> files, Runnable reading) {
      this.files = files;
      this.reading = reading;
    }

    void check() {
      String now = look();
      if (now.equals(seen)) {
        return;
      }
      seen = now;
      try {
        reading.run();
        LOG.atInfo().addKeyValue("files", files).log("files changed and were read again");
      } catch (RuntimeException unusable) {
        LOG.atError()
            .addKeyValue("files", files)
            .addKeyValue("reason", unusable.getMessage())
            .log("files changed and can't be used: what was read before stays in use");
      }
    }

    String look() {
      MessageDigest digest = sha256();
      for (Path file : files) {
        try {
          digest.update(Files.readAllBytes(file));
        } catch (IOException away) {
          digest.update(String.valueOf(away).getBytes(UTF_8));
        }
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
