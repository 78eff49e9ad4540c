package dev.assay.devstack.bill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Jars, and what they hold.
 *
 * @param sha256ByName the sum of each, in hexadecimal, by its file's name
 */
public record Jars(NavigableMap<String, String> sha256ByName) {
  public Jars {
    sha256ByName = Collections.unmodifiableNavigableMap(new TreeMap<>(sha256ByName));
  }

  /**
   * All that lie in some directories.
   *
   * @throws IllegalStateException if two of them have the same name
   */
  public static Jars in(Path... directories) {
    NavigableMap<String, String> found = new TreeMap<>();
    for (Path directory : directories) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .forEach(file -> {
              String name = directory.relativize(file).toString();
              if (found.put(name, sha256(file)) != null) {
                throw new IllegalStateException(name + " lies there twice");
              }
            });
      } catch (IOException unreadable) {
        throw new UncheckedIOException(directory + " can't be read", unreadable);
      }
    }
    return new Jars(found);
  }

  private static String sha256(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      DigestInputStream digesting =
          new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    } catch (NoSuchAlgorithmException never) {
      throw new AssertionError(never);
    }
  }
}
