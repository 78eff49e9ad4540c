package dev.assay.cli.schema.review;

import dev.assay.cli.connection.NoAnswer;
import dev.assay.cli.connection.RegistryIfNamed;
import dev.assay.cli.connection.WhatIfOption;
import dev.assay.cli.schema.files.OutputFile;
import dev.assay.cli.schema.git.Range;
import dev.assay.cli.schema.github.GitHubOptions;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.client.ServiceFailure;
import dev.assay.schema.Subject;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema ci}, and {@code assay ci schema-diff}. */
@Command(
    name = "ci",
    description = {
      "Review the schemas that changed between two git refs: what breaks, an event that",
      "shows it, the version needed. Needs git alone. Ends with 0 if all may be merged,",
      "with 1 if not: a change that its version doesn't admit, or a file that is no schema."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema ci --base origin/main --dir schemas/",
      "  assay schema ci --base v1.4 --head feature --dir schemas/ --report review.md",
      "  assay schema ci --base origin/main --dir schemas/ --registry https://registry.example.org --against-traffic"
    })
public class ReviewVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Option(
      names = "--base",
      paramLabel = "REF",
      description = {
        "Branch, tag or commit that the change is to go into; by default",
        "origin/GITHUB_BASE_REF, else origin/HEAD, origin/main or main."
      })
  private Optional<String> base = Optional.empty();

  @Option(
      names = "--head",
      paramLabel = "REF",
      description = "Branch, tag or commit with the change; the work tree where none is named.")
  private Optional<String> head = Optional.empty();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The directory of the schemas; ${DEFAULT-VALUE} where none is named.")
  private Path directory = Path.of("schemas");

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = {
        "One of ${COMPLETION-CANDIDATES};",
        "by default what the registry has decided, if one is asked, else SEMVER."
      })
  private Optional<Level> level = Optional.empty();

  @Option(
      names = "--content",
      paramLabel = "CONTENT",
      description = "strict or lenient; by default what the registry has decided, else lenient.")
  private Optional<Content> content = Optional.empty();

  @Option(
      names = "--allow-deletions",
      description = "Let schemas go that were not deprecated before.")
  private boolean allowDeletions;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the review as Markdown.")
  private Optional<Path> report = Optional.empty();

  @Mixin private RegistryIfNamed registry = new RegistryIfNamed();

  @Option(
      names = "--against-traffic",
      description = {
        "Ask a validator, too, about retained events of the topics that it judges by a",
        "changed schema: a change that looks compatible and refuses them may not be merged."
      })
  private boolean againstTraffic;

  @Option(
      names = "--last",
      paramLabel = "TIME",
      description = "With it: events of so long ago until now; ${DEFAULT-VALUE} by default.")
  private String last = "1h";

  @Mixin private WhatIfOption validator = new WhatIfOption();

  @Option(
      names = "--fail-open",
      description = {
        "Go on by git alone, with a warning, where registry or validator is away or lets",
        "the job not in."
      })
  private boolean failOpen;

  @Mixin private GitHubOptions github = new GitHubOptions();

  private final List<String> warnings = new ArrayList<>();

  @Override
  public Integer call() {
    Range range = Range.between(base, head, directory);
    List<Change> changes = Change.between(range.before(), range.after());
    if (range.before().files().isEmpty() && range.after().files().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "directory '%s' holds no files in %s nor in %s; check --dir"
              .formatted(directory, range.before().name(), range.after().name()));
    }
    Optional<RegistryTexts> texts = registry.registry().map(RegistryTexts::new);
    ReviewDocument document = document(range, reviewed(range, changes, texts), texts);
    tell(document);
    return document.ok() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private List<SchemaReview> reviewed(
      Range range, List<Change> changes, Optional<RegistryTexts> texts) {
    try {
      return withTraffic(range, changes, texts);
    } catch (ServiceFailure away) {
      if (!failOpen || !(NoAnswer.isAway(away) || NoAnswer.isClosed(away))) {
        throw away;
      }
      warnings.add(away.getMessage() + "; reviewed by git alone");
      return reviewing(range, Optional.empty(), changes);
    }
  }

  private List<SchemaReview> withTraffic(
      Range range, List<Change> changes, Optional<RegistryTexts> texts) {
    List<SchemaReview> reviews = reviewing(range, texts, changes);
    if (!againstTraffic || changes.isEmpty()) {
      return reviews;
    }
    Reviewing reviewing = reviewing(range, texts);
    TrafficQuestions questions = new TrafficQuestions(validator, last);
    return reviews.stream()
        .map(review ->
            reviewing
                .candidate(review)
                .map(candidate ->
                    review.with(questions.about(Subject.parse(review.schema()), candidate)))
                .orElse(review))
        .toList();
  }

  private List<SchemaReview> reviewing(
      Range range, Optional<RegistryTexts> texts, List<Change> changes) {
    Reviewing reviewing = reviewing(range, texts);
    return changes.stream().map(reviewing::review).toList();
  }

  private Reviewing reviewing(Range range, Optional<RegistryTexts> texts) {
    return new Reviewing(range, new Reviewing.Wishes(level, content, allowDeletions), texts);
  }

  private ReviewDocument document(
      Range range, List<SchemaReview> reviews, Optional<RegistryTexts> texts) {
    return new ReviewDocument(
        range.before().name(),
        range.after().name(),
        directory.toString(),
        texts.map(RegistryTexts::url),
        ReviewDocument.of(reviews),
        reviews.stream().allMatch(SchemaReview::ok),
        reviews,
        warnings);
  }

  private void tell(ReviewDocument document) {
    Markdown markdown = new Markdown(document);
    report.ifPresent(file -> OutputFile.write(file, markdown.text()));
    warnings.forEach(warning -> output.note("assay: " + warning));
    new Telling(github, report)
        .tell(document, markdown)
        .forEach(undone -> output.note("assay: " + undone));
    output.answer(document, out -> ReviewLines.write(document, out));
  }
}
