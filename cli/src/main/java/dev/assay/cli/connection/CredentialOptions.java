package dev.assay.cli.connection;

import dev.assay.client.Credentials;
import dev.assay.client.Credentials.ClientCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code --token} and its like, on every command that asks a service.
 *
 * <p>Added to the command rather than mixed in with each service: a command may ask two of them,
 * and proves the same to both.
 */
public final class CredentialOptions {
  private static final List<String> SERVICES =
      List.of("--registry", "--validator", "--dlq-handler");

  private CredentialOptions() {}

  /** Adds them, if the command asks a service. */
  public static void addTo(CommandSpec command) {
    if (SERVICES.stream().anyMatch(service -> command.findOption(service) != null)) {
      Stream.of(Given.values()).map(Given::option).forEach(command::addOption);
    }
  }

  static Credentials of(CommandSpec command) {
    return of(given -> given.in(command));
  }

  private static Credentials of(Function<Given, Optional<String>> given) {
    Optional<Path> authorities = given.apply(Given.CA).map(Path::of);
    Optional<Path> certificate = given.apply(Given.CERTIFICATE).map(Path::of);
    Optional<Path> key = given.apply(Given.KEY).map(Path::of);
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("--client-cert and --client-key go together");
    }
    Optional<String> token =
        given.apply(Given.TOKEN).or(() -> given.apply(Given.TOKEN_FILE).map(TokenFile::read));
    Credentials credentials = token.map(Credentials::token).orElse(Credentials.NONE);
    if (given.apply(Given.OVER_HTTP).filter(Boolean::parseBoolean).isPresent()) {
      credentials = credentials.overHttpToo();
    }
    if (certificate.isPresent()) {
      return credentials.showing(
          new ClientCertificate(certificate.get(), key.orElseThrow()), authorities);
    }
    return authorities.map(credentials::trusting).orElse(credentials);
  }

  /** What may be given, as an option or a variable. */
  private enum Given {
    TOKEN(
        "--token",
        "TOKEN",
        "Proves who asks (ASSAY_TOKEN, REGISTRY_TOKEN).",
        "ASSAY_TOKEN REGISTRY_TOKEN"),
    TOKEN_FILE(
        "--token-file",
        "FILE",
        "Proves it by the first line of a file (ASSAY_TOKEN_FILE).",
        "ASSAY_TOKEN_FILE"),
    CA(
        "--ca-cert",
        "FILE",
        "Authorities to trust over https, PEM (ASSAY_CA_CERT).",
        "ASSAY_CA_CERT"),
    CERTIFICATE(
        "--client-cert",
        "FILE",
        "Certificate to show, PEM (ASSAY_CLIENT_CERT).",
        "ASSAY_CLIENT_CERT"),
    KEY("--client-key", "FILE", "Its private key, PEM (ASSAY_CLIENT_KEY).", "ASSAY_CLIENT_KEY"),
    OVER_HTTP(
        "--token-over-http",
        "",
        "Send the token over http too (ASSAY_TOKEN_OVER_HTTP=true).",
        "ASSAY_TOKEN_OVER_HTTP");

    private final String name;
    private final String label;
    private final String description;
    private final String variables;

    Given(String name, String label, String description, String variables) {
      this.name = name;
      this.label = label;
      this.description = description;
      this.variables = variables;
    }

    OptionSpec option() {
      OptionSpec.Builder option = OptionSpec.builder(name).description(description);
      return (label.isEmpty()
              ? option.type(boolean.class).arity("0")
              : option.type(String.class).paramLabel(label).arity("1"))
          .build();
    }

    Optional<String> in(CommandSpec command) {
      return Optional.ofNullable(command.findOption(name))
          .flatMap(option -> Optional.<Object>ofNullable(option.getValue()))
          .map(String::valueOf)
          .filter(value -> !value.equals("false"))
          .or(this::inEnvironment)
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    private Optional<String> inEnvironment() {
      return Stream.of(variables.split(" ", -1))
          .flatMap(variable -> Optional.ofNullable(System.getenv(variable)).stream())
          .filter(value -> !value.isBlank())
          .findFirst();
    }
  }
}
