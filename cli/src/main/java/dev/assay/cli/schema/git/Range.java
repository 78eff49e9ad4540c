package dev.assay.cli.schema.git;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What lies between two refs: the commit where the head left its base, and the head.
 *
 * <p>Not the base itself: what others did there meanwhile is no change of the head's.
 *
 * @param repository whose
 * @param before where the head comes from
 * @param after the head: a commit, or the work tree
 */
public record Range(Repository repository, Side before, Side after) {
  private static final List<String> USUAL_BASES = List.of("origin/HEAD", "origin/main", "main");

  /**
   * Finds both sides.
   *
   * @param base branch, tag or commit; where none is named, what a pull request is to be merged
   *     into, else the main branch
   * @param head branch, tag or commit; the work tree where none is named
   */
  public static Range between(Optional<String> base, Optional<String> head, Path directory) {
    Repository repository = Repository.around(directory);
    String below = repository.pathOf(directory);
    String from = base.orElseGet(() -> usualBase(repository));
    String headCommit = repository.commit(head.orElse("HEAD"));
    String ancestor = repository.commonAncestor(repository.commit(from), headCommit);
    return new Range(
        repository,
        Side.at(repository, "%s (%s)".formatted(from, Repository.brief(ancestor)), ancestor, below),
        head.map(named ->
                Side.at(
                    repository,
                    "%s (%s)".formatted(named, Repository.brief(headCommit)),
                    headCommit,
                    below))
            .orElseGet(() -> Side.workTree(repository, below)));
  }

  private static String usualBase(Repository repository) {
    return Optional.ofNullable(System.getenv("GITHUB_BASE_REF"))
        .filter(target -> !target.isBlank())
        .map(target -> "origin/" + target)
        .filter(repository::knows)
        .or(() -> USUAL_BASES.stream().filter(repository::knows).findFirst())
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "no base is named, and there is none of %s; name one with --base"
                    .formatted(String.join(", ", USUAL_BASES))));
  }
}
