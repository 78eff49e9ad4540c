package dev.assay.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory; a key is a path in it.
 *
 * @param root created where it is missing
 */
public record DirectoryStore(Path root) implements ObjectStore {
  private static final String UNFINISHED = ".unfinished-";

  /** As {@link Files#createTempFile} makes of it. */
  private static final Pattern UNFINISHED_NAME = Pattern.compile("\\.unfinished-[0-9]+");

  @Override
  public void put(ObjectKey key, Content content) {
    Path file = file(key);
    try {
      Path unfinished = written(file, content);
      try {
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        var _ = Files.deleteIfExists(unfinished);
      }
    } catch (IOException | UncheckedIOException failed) {
      throw unwritable(file, failed);
    }
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, byte[] bytes) {
    Path file = file(key);
    try {
      Path unfinished = written(file, new Content.Bytes(bytes));
      try {
        // A link is made whole or not at all, and never over something; a move would replace.
        Files.createLink(file, unfinished);
        return true;
      } catch (FileAlreadyExistsException first) {
        return false;
      } finally {
        var _ = Files.deleteIfExists(unfinished);
      }
    } catch (IOException | UncheckedIOException | UnsupportedOperationException failed) {
      throw unwritable(file, failed);
    }
  }

  /** A finished file beside the one it is to become, and on the disk when this returns. */
  private static Path written(Path file, Content content) throws IOException {
    Path directory = Optional.ofNullable(file.getParent()).orElse(file);
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, UNFINISHED, "");
    switch (content) {
      case Content.Bytes(byte[] bytes) -> {
        var _ = Files.write(unfinished, bytes);
      }
      case Content.InFile(Path from) -> {
        var _ = Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return unfinished;
  }

  @Override
  public <T> Optional<T> read(ObjectKey key, Reading<T> reading) {
    Path file = file(key);
    try (InputStream bytes = Files.newInputStream(file)) {
      return Optional.of(reading.from(bytes));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new StoreAway("'%s' can't be read (%s)".formatted(file, failed), failed);
    }
  }

  @Override
  public List<StoredObject> list() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> ObjectKey.isOne(name(file)))
          .flatMap(file -> stored(file).stream())
          .sorted(Comparator.comparing(StoredObject::key))
          .toList();
    } catch (IOException | UncheckedIOException failed) {
      throw new StoreAway("'%s' can't be listed (%s)".formatted(root, failed), failed);
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Nothing where it was taken away meanwhile. */
  private Optional<StoredObject> stored(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(found)
          .filter(BasicFileAttributes::isRegularFile)
          .map(is ->
              new StoredObject(
                  new ObjectKey(name(file)), is.size(), is.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void remove(ObjectKey key) {
    Path file = file(key);
    try {
      var _ = Files.deleteIfExists(file);
      removeIfEmpty(Optional.ofNullable(file.getParent()).orElse(root));
    } catch (IOException failed) {
      throw new StoreAway("'%s' can't be removed (%s)".formatted(file, failed), failed);
    }
  }

  @Override
  public int removeUnfinished(Instant untouchedSince, boolean onlyCount) {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> left =
          files
              .filter(this::isUnfinished)
              .filter(file -> isUntouchedSince(file, untouchedSince))
              .toList();
      if (!onlyCount) {
        for (Path file : left) {
          var _ = Files.deleteIfExists(file);
          removeIfEmpty(Optional.ofNullable(file.getParent()).orElse(root));
        }
      }
      return left.size();
    } catch (IOException | UncheckedIOException failed) {
      throw new StoreAway("'%s' can't be tidied up (%s)".formatted(root, failed), failed);
    }
  }

  /** Beside where objects are; what others keep in places of their own stays theirs. */
  private boolean isUnfinished(Path file) {
    Path directory = Optional.ofNullable(file.getParent()).orElse(root);
    return UNFINISHED_NAME.matcher(String.valueOf(file.getFileName())).matches()
        && (directory.equals(root) || ObjectKey.isOne(name(directory)));
  }

  private static boolean isUntouchedSince(Path file, Instant moment) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile() && found.lastModifiedTime().toInstant().isBefore(moment);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void removeIfEmpty(Path directory) throws IOException {
    if (directory.equals(root) || !Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> rest = Files.list(directory)) {
      if (rest.findAny().isPresent()) {
        return;
      }
    }
    var _ = Files.deleteIfExists(directory);
  }

  private Path file(ObjectKey key) {
    return root.resolve(key.value());
  }

  private static StoreAway unwritable(Path file, Exception failed) {
    return new StoreAway(
        "'%s' can't be written (%s); make room there, or let this process write there"
            .formatted(file, failed),
        failed);
  }

  @Override
  public String where() {
    return "directory " + root;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
