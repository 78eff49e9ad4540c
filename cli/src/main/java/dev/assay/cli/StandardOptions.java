package dev.assay.cli;

import dev.assay.cli.connection.CredentialOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * {@code --help} on every command, {@code --version} on the first, {@code --token} where a service
 * is asked, and the shape of the help.
 */
final class StandardOptions {
  private StandardOptions() {}

  static void addTo(CommandLine root) {
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version and end.")
                .build());
    addHelpTo(root);
  }

  private static void addHelpTo(CommandLine commandLine) {
    CommandSpec spec = commandLine.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and end.")
            .build());
    CredentialOptions.addTo(spec);
    UsageMessageSpec usage = spec.usageMessage();
    usage.synopsisHeading("Usage: ");
    usage.descriptionHeading(usage.description().length == 0 ? "" : "%n");
    usage.parameterListHeading(spec.positionalParameters().isEmpty() ? "" : "%n");
    usage.optionListHeading("%nOptions:%n").commandListHeading("%nCommands:%n");
    commandLine.getSubcommands().values().forEach(StandardOptions::addHelpTo);
  }
}
