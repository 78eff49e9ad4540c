package dev.assay.triage.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory with a directory for each archive; what stands under a name is always whole.
 *
 * @param root created where it is missing
 */
public record DirectoryStore(Path root) implements ArchiveStore {

  @Override
  public void put(ArchiveName archive, String object, byte[] bytes) {
    Path directory = root.resolve(archive.value());
    try {
      Files.createDirectories(directory);
      Path unfinished = Files.createTempFile(directory, ".unfinished-", "");
      Files.write(unfinished, bytes);
      Files.move(
          unfinished,
          directory.resolve(object),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new ArchiveAway(
          "'%s' can't be written (%s); make room there, or let the service write there"
              .formatted(directory.resolve(object), failed),
          failed);
    }
  }

  @Override
  public Optional<byte[]> get(ArchiveName archive, String object) {
    Path file = root.resolve(archive.value()).resolve(object);
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new ArchiveAway("'%s' can't be read (%s)".formatted(file, failed), failed);
    }
  }

  @Override
  public List<ArchiveName> having(String object) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> archives = Files.list(root)) {
      return archives
          .filter(archive -> Files.isRegularFile(archive.resolve(object)))
          .map(archive -> new ArchiveName(String.valueOf(archive.getFileName())))
          .sorted((one, other) -> one.value().compareTo(other.value()))
          .toList();
    } catch (IOException failed) {
      throw new ArchiveAway("'%s' can't be listed (%s)".formatted(root, failed), failed);
    }
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
