package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.StateWishBody;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the verbs have in common that say something about groups. */
final class Marking {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "FINGERPRINT",
      description = "As 'assay dlq list' shows it, or its beginning.")
  private List<String> fingerprints = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; whoever looks at the group will read it.")
  private Optional<String> reason = Optional.empty();

  /** Says it of each group in turn, and what each is now. */
  void say(String state, Optional<String> until) {
    List<FailureGroupBody> groups =
        fingerprints.stream()
            .map(fingerprint ->
                dlqHandler
                    .failures()
                    .mark(fingerprint, new StateWishBody(Optional.of(state), until, reason)))
            .toList();
    output.answer(
        groups,
        out ->
            groups.forEach(group ->
                out.println(
                    "%s is %s%s".formatted(group.fingerprint(), group.state(), end(group)))));
  }

  private static String end(FailureGroupBody group) {
    return group.mark().flatMap(mark -> mark.until()).map(until -> " until " + until).orElse("");
  }
}
