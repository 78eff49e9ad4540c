package dev.assay.cli.schema.review;

import dev.assay.cli.schema.github.Finding;
import dev.assay.cli.schema.github.GitHubOptions;
import dev.assay.cli.schema.github.JobFiles;
import dev.assay.cli.schema.github.PullRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a job and its pull request of a review.
 *
 * @param report where the review was written, if it was
 */
record Telling(GitHubOptions github, Optional<Path> report) {
  static final String BREAKING = "schema:breaking";
  static final String COMPATIBLE = "schema:compatible";

  /** GitHub takes 65,536 characters. */
  private static final int MAX_COMMENT = 60_000;

  /** GitHub takes 1 MiB; a character may be three bytes. */
  private static final int MAX_SUMMARY = 300_000;

  /** What could not be told, and why. */
  List<String> tell(ReviewDocument document, Markdown markdown) {
    JobFiles files = github.files();
    files.put(
        Map.of(
            "verdict", document.verdict().word(),
            "breaking", Boolean.toString(document.verdict() == ReviewDocument.Outcome.BREAKING),
            "ok", Boolean.toString(document.ok()),
            "changed", Integer.toString(document.schemas().size()),
            "report", report.map(Path::toString).orElse("")));
    files.summarize(markdown.upTo(MAX_SUMMARY));
    if (!github.isWanted()) {
      return List.of();
    }
    Optional<PullRequest> pullRequest = github.pullRequest();
    return pullRequest
        .map(told -> told.tell(finding(document, markdown)))
        .orElse(List.of("this job runs for no pull request, so none was told"));
  }

  private static Finding finding(ReviewDocument document, Markdown markdown) {
    Optional<String> label =
        switch (document.verdict()) {
          case NONE -> Optional.empty();
          case COMPATIBLE -> Optional.of(COMPATIBLE);
          case BREAKING -> Optional.of(BREAKING);
        };
    List<String> others =
        List.of(BREAKING, COMPATIBLE).stream()
            .filter(other -> !label.equals(Optional.of(other)))
            .toList();
    return new Finding(
        document.dir(),
        markdown.upTo(MAX_COMMENT),
        document.verdict() != ReviewDocument.Outcome.NONE,
        label,
        others);
  }
}
