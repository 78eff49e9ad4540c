package dev.assay.contracts.changes;

import java.util.List;

/**
 * Data of a {@link ChangeType#RELEASE_PUBLISHED} event; each new version is told by an event of its
 * own before it.
 *
 * @param release the release's number
 * @param note what it is about; may be empty
 * @param versions what it consists of, such as {@code v1/telemetry.FeedbackEvent@1.2.0}
 * @param by who released them
 */
public record ReleaseChange(int release, String note, List<String> versions, String by) {
  public ReleaseChange {
    versions = List.copyOf(versions);
  }
}
