package dev.assay.registry.releaseapi;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads schemas from a directory: {@code vN/NAME.json}, wherever below it.
 *
 * <p>Never leaves the directory: neither by {@code ..} nor by symbolic links, which are not
 * followed. Reads so many files of so much size and no more.
 *
 * @param root absolute, without symbolic links
 */
record SchemaTree(Path root) {
  private static final String SUFFIX = ".json";
  private static final int MAX_DEPTH = 12;
  private static final long MAX_FILE_BYTES = 1024 * 1024;

  /** The directory named within another; refuses one that is not within. */
  static SchemaTree within(Path outer, String named) {
    try {
      Path root = outer.toRealPath();
      Path wanted = root.resolve(named).normalize();
      if (!wanted.startsWith(root) || !Files.isDirectory(wanted)) {
        throw noDirectory(named);
      }
      Path real = wanted.toRealPath();
      if (!real.startsWith(root)) {
        throw noDirectory(named);
      }
      return new SchemaTree(real);
    } catch (IOException | InvalidPathException unreadable) {
      throw noDirectory(named);
    }
  }

  // One answer for what is outside and what is not there: nobody learns what lies outside.
  private static RuntimeException noDirectory(String named) {
    return SyncProblems.forbidden(
        "path '%s' is no directory below the root".formatted(named),
        "name a directory relative to the root, without leading '/' and '..'");
  }

  /** The schemas, in the order of their paths. */
  List<UploadBody> uploads() {
    List<UploadBody> uploads = new ArrayList<>();
    for (Path file : files()) {
      upload(file).ifPresent(uploads::add);
    }
    if (uploads.isEmpty()) {
      throw SyncProblems.empty(root.getFileName() + "/");
    }
    return uploads;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(root, MAX_DEPTH)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> file.toString().endsWith(SUFFIX))
          .filter(file -> !isHidden(file) && trackOf(file).isPresent())
          .sorted()
          .limit(ReleaseApi.MAX_SCHEMAS + 1L)
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw SyncProblems.unreachable("the directory can't be read: " + unreadable.getMessage());
    }
  }

  /** Such as what git keeps beside the files. */
  private boolean isHidden(Path file) {
    return StreamSupport.stream(root.relativize(file).spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  private Optional<UploadBody> upload(Path file) {
    String shown = root.relativize(file).toString();
    String fileName = String.valueOf(file.getFileName());
    try {
      SchemaName name =
          SchemaName.requested(fileName.substring(0, fileName.length() - SUFFIX.length()));
      return Optional.of(
          new UploadBody(
              Optional.of(name.value()),
              trackOf(file),
              Optional.empty(),
              Optional.of(read(file)),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    } catch (IOException unreadable) {
      throw SyncProblems.badFile(shown, "can't be read");
    } catch (JacksonException notJson) {
      throw SyncProblems.badFile(shown, "is not JSON: " + notJson.getOriginalMessage());
    } catch (IllegalArgumentException noName) {
      throw SyncProblems.badFile(shown, "gives no name: " + noName.getMessage());
    }
  }

  private static JsonNode read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new IOException("larger than %d bytes".formatted(MAX_FILE_BYTES));
    }
    return WireJson.MAPPER.readTree(Files.readAllBytes(file));
  }

  private static Optional<String> trackOf(Path file) {
    try {
      return Optional.ofNullable(file.getParent())
          .map(Path::getFileName)
          .map(directory -> new Track(directory.toString()).value());
    } catch (IllegalArgumentException noTrack) {
      return Optional.empty();
    }
  }
}
