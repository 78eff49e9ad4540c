package dev.assay.triage.moving;

import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.archive.Manifest;
import java.util.Locale;
import java.util.Optional;

/**
 * An archive as somebody looking sees it.
 *
 * @param name what it is called
 * @param state how it stands
 * @param where the store
 * @param by who asked for it
 * @param why their reason
 * @param atMs when, epoch milliseconds
 * @param size what is in it, so far
 * @param because why it failed
 */
public record ArchiveView(
    String name,
    State state,
    String where,
    String by,
    String why,
    long atMs,
    Size size,
    Optional<String> because) {

  /** How an archive stands. */
  public enum State {
    /** It is being made. */
    RUNNING,
    /** Its manifest is there. */
    COMPLETED,
    /** It will not be completed, or was damaged since. */
    FAILED;

    /** The name on the wire. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is in an archive.
   *
   * @param letters dead letters
   * @param hidden those that lack what privacy hides
   * @param objects of the store
   * @param bytes of all objects
   */
  public record Size(long letters, long hidden, int objects, long bytes) {}

  static ArchiveView begun(ArchiveName name, String where, String by, String why, long atMs) {
    return new ArchiveView(
        name.value(), State.RUNNING, where, by, why, atMs, new Size(0, 0, 0, 0), Optional.empty());
  }

  static ArchiveView of(Manifest manifest, String where) {
    return new ArchiveView(
        manifest.name(),
        State.COMPLETED,
        where,
        manifest.by(),
        manifest.why(),
        manifest.atMs(),
        new Size(
            manifest.letters(),
            manifest.hidden(),
            manifest.objects().size(),
            manifest.objects().stream().mapToLong(Manifest.Part::bytes).sum()),
        Optional.empty());
  }

  /** One of which nothing is known but that it is there. */
  static ArchiveView unreadable(ArchiveName name, String where, String why) {
    return begun(name, where, "", "", 0).failed(why);
  }

  ArchiveView at(long letters) {
    return new ArchiveView(
        name, state, where, by, why, atMs, new Size(letters, 0, 0, 0), Optional.empty());
  }

  ArchiveView failed(String reason) {
    return new ArchiveView(name, State.FAILED, where, by, why, atMs, size, Optional.of(reason));
  }
}
