package dev.assay.cli;

import dev.assay.cli.terminal.Output;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script that completes words in a shell. */
@Command(
    name = "completion",
    description = "Print a completion script for bash or zsh.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(assay completion bash)",
      "  assay completion zsh > ~/.assay-completion && echo 'source ~/.assay-completion' >> ~/.zshrc"
    })
final class CompletionVerb implements Runnable {
  /** The shells there is a script for. */
  enum Shell {
    bash,
    zsh
  }

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Override
  public void run() {
    // One script serves both: under zsh it turns bash completion on first.
    output.answer(new Script(shell.name(), script()), out -> out.print(script()));
  }

  private String script() {
    return AutoComplete.bash("assay", spec.root().commandLine());
  }

  /** The document of {@code --json}. */
  record Script(String shell, String script) {}
}
