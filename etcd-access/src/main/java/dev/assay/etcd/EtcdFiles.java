package dev.assay.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.netty.handler.ssl.SslContextBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files of an access. */
final class EtcdFiles {
  private EtcdFiles() {}

  static void apply(EtcdTls tls, SslContextBuilder context) {
    tls.ca().ifPresent(ca -> trust(ca, context));
    tls.certificate().ifPresent(certificate -> show(certificate, tls.key().orElseThrow(), context));
  }

  private static void trust(Path ca, SslContextBuilder context) {
    String readable = text(ca);
    try {
      context.trustManager(ca.toFile());
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(
          "file '%s' of %d characters holds no certificates in PEM"
              .formatted(ca, readable.length()),
          none);
    }
  }

  /** As HTTP's own are read, so that one pair serves both, in whichever form its key is. */
  private static void show(Path certificate, Path key, SslContextBuilder context) {
    PemKeyCertOptions pair =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(text(certificate)))
            .addKeyValue(Buffer.buffer(text(key)));
    try {
      // Values need no file system, and so no Vert.x.
      context.keyManager(pair.getKeyManagerFactory(null));
    } catch (Exception unreadable) {
      throw new IllegalArgumentException(
          "files '%s' and '%s' hold no certificate and key in PEM that can be read: %s"
              .formatted(certificate, key, unreadable.getMessage()),
          unreadable);
    }
  }

  static String firstLine(Path file) {
    String line = text(file).lines().findFirst().orElse("");
    if (line.isBlank()) {
      throw new IllegalArgumentException("file '%s' has no password in it".formatted(file));
    }
    return line;
  }

  static ByteSequence bytes(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no file '%s'".formatted(file), missing);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "file '%s' can't be read (%s)".formatted(file, unreadable), unreadable);
    }
  }
}
