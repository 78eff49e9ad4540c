package dev.assay.cli.binding;

import dev.assay.contracts.rest.BindingWishBody;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What can be said of a binding; the registry knows the choices, and says so where one is wrong.
 */
final class RuleOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--source",
      paramLabel = "TOPIC",
      description = "The topic that producers write to; either this or --pattern.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "Topics that producers write to, also later ones.")
  private Optional<String> pattern = Optional.empty();

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      required = true,
      description = "Name of the schema that judges events which name none themselves.")
  private String schema = "";

  @Option(
      names = "--tracks",
      paramLabel = "TRACKS",
      split = ",",
      description = "Tracks in order of preference; v2,v1 where it is left out.")
  private List<String> tracks = List.of();

  @Option(
      names = "--validated",
      paramLabel = "TOPIC",
      description = "Where events go that may pass; <source>.validated where it is left out.")
  private Optional<String> validated = Optional.empty();

  @Option(
      names = "--dead-letters",
      paramLabel = "TOPIC",
      description = "Where events go that are refused; <source>.dlq where it is left out.")
  private Optional<String> deadLetters = Optional.empty();

  @Option(
      names = "--payload",
      paramLabel = "FORM",
      description = "What is judged: raw, envelope, confluent or auto.")
  private Optional<String> payload = Optional.empty();

  @Option(
      names = "--when-unchecked",
      paramLabel = "WHAT",
      description = "pass or refuse what can't be judged.")
  private Optional<String> whenUnchecked = Optional.empty();

  @Option(
      names = "--repeated-members",
      paramLabel = "WHAT",
      description = "last-one-counts or reject an object with a member twice.")
  private Optional<String> repeatedMembers = Optional.empty();

  @Option(names = "--annotate-valid", description = "Let valid events say so in headers.")
  private boolean annotateValid;

  @Option(
      names = "--schema-wait",
      paramLabel = "MS",
      description = "How long an event may wait for its schema, 0 to 30000.")
  private Optional<Long> schemaWaitMs = Optional.empty();

  @Option(
      names = "--application",
      paramLabel = "ID",
      description = "The validator that it is meant for; assay-validator where it is left out.")
  private Optional<String> application = Optional.empty();

  BindingWishBody wish(Optional<String> reason) {
    if (source.isPresent() == pattern.isPresent()) {
      throw new ParameterException(
          command.commandLine(), "give either --source TOPIC or --pattern REGEX");
    }
    return new BindingWishBody(
        application,
        source,
        pattern,
        Optional.of(schema),
        tracks.isEmpty() ? Optional.empty() : Optional.of(tracks),
        validated,
        deadLetters,
        payload,
        whenUnchecked,
        repeatedMembers,
        annotateValid ? Optional.of(true) : Optional.empty(),
        schemaWaitMs,
        reason);
  }
}
