package dev.assay.cli.schema.github;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.contracts.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where on GitHub to tell what was found; within a job it is known from the environment. */
public final class GitHubOptions {
  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

  @Option(
      names = "--github",
      description = "Label the pull request, and comment on it once (needs a token).")
  private boolean wanted;

  @Option(
      names = "--pull-request",
      paramLabel = "NUMBER",
      description = "Which; by default the one of GITHUB_EVENT_PATH.")
  private Optional<Integer> number = Optional.empty();

  @Option(
      names = "--github-repository",
      paramLabel = "OWNER/NAME",
      defaultValue = "${env:GITHUB_REPOSITORY}",
      description = "Whose pull request it is (GITHUB_REPOSITORY).")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = "--github-api",
      paramLabel = "URL",
      defaultValue = "${env:GITHUB_API_URL:-https://api.github.com}",
      description = "GitHub's API (GITHUB_API_URL, else https://api.github.com).")
  private String api = "https://api.github.com";

  @Option(
      names = "--github-token",
      paramLabel = "TOKEN",
      defaultValue = "${env:GITHUB_TOKEN}",
      description = "Proves who tells; better as GITHUB_TOKEN.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--github-event",
      paramLabel = "FILE",
      defaultValue = "${env:GITHUB_EVENT_PATH}",
      hidden = true)
  private Optional<Path> event = Optional.empty();

  @Option(
      names = "--github-output",
      paramLabel = "FILE",
      defaultValue = "${env:GITHUB_OUTPUT}",
      description = "Where the outputs of the step go (GITHUB_OUTPUT).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--github-summary",
      paramLabel = "FILE",
      defaultValue = "${env:GITHUB_STEP_SUMMARY}",
      description = "Where the summary of the job goes (GITHUB_STEP_SUMMARY).")
  private Optional<Path> summary = Optional.empty();

  /** The files of a job, as far as there are any. */
  public JobFiles files() {
    return new JobFiles(named(output), named(summary));
  }

  /** Whether a pull request is to be told. */
  public boolean isWanted() {
    return wanted;
  }

  /** The pull request to tell; empty in a job that runs for none. */
  public Optional<PullRequest> pullRequest() {
    return number
        .or(this::numberInEvent)
        .map(found -> new PullRequest(checkedApi(), checkedToken(), checkedRepository(), found));
  }

  private Optional<Integer> numberInEvent() {
    return named(event)
        .flatMap(file -> {
          try {
            JsonNode told = WireJson.MAPPER.readTree(Files.readAllBytes(file));
            int found = told.at("/pull_request/number").asInt(told.path("number").asInt(0));
            return found > 0 ? Optional.of(found) : Optional.<Integer>empty();
          } catch (IOException | JacksonException unreadable) {
            throw new CommandFailure(
                ExitCode.USAGE,
                "event file '%s' can't be read (%s); check GITHUB_EVENT_PATH, or give --pull-request"
                    .formatted(file, unreadable.getMessage()),
                unreadable);
          }
        });
  }

  private String checkedRepository() {
    return repository
        .filter(name -> REPOSITORY.matcher(name).matches())
        .orElseThrow(() ->
            usage(
                "repository '%s' is not of the form owner/name; give --github-repository or GITHUB_REPOSITORY"
                    .formatted(repository.orElse(""))));
  }

  private String checkedToken() {
    return token
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127))
        .orElseThrow(() -> usage("--github needs a token; set GITHUB_TOKEN"));
  }

  private URI checkedApi() {
    try {
      URI uri = new URI(api.strip());
      String host = String.valueOf(uri.getHost());
      boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
      boolean open = "http".equals(uri.getScheme());
      if (!"https".equals(uri.getScheme()) && !(open && here)) {
        throw usage(
            "API '%s' is no https URL, over which alone a token is sent; correct GITHUB_API_URL"
                .formatted(api));
      }
      return uri;
    } catch (URISyntaxException wrong) {
      throw usage("API '%s' is no URL; correct GITHUB_API_URL".formatted(api));
    }
  }

  private static Optional<Path> named(Optional<Path> file) {
    return file.filter(path -> !path.toString().isBlank());
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
