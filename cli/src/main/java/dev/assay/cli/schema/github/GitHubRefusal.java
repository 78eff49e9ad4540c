package dev.assay.cli.schema.github;

import java.util.Optional;

/** GitHub did not do what it was asked for. */
final class GitHubRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Nobody answered. */
  GitHubRefusal(String message, Exception cause) {
    super(message, cause);
    this.status = 0;
  }

  GitHubRefusal(int status, String request, Optional<String> words) {
    super(
        "GitHub answered %d to %s%s%s"
            .formatted(
                status, request, words.map(text -> " (" + text + ")").orElse(""), remedy(status)));
    this.status = status;
  }

  int status() {
    return status;
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401 -> "; the token is wrong or has ended, see GITHUB_TOKEN";
      case 403, 404 ->
          "; the token may not, as that of a fork's pull request, or it lacks 'pull-requests: write'";
      default -> "";
    };
  }
}
