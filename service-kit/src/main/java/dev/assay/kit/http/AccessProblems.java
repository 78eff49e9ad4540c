package dev.assay.kit.http;

import dev.assay.kit.access.Principal;
import dev.assay.kit.access.Role;
import java.time.Duration;
import java.util.stream.Collectors;

/** Every way in which somebody is turned away at the door. */
final class AccessProblems {
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final String BEARER = "Bearer realm=\"assay\"";
  private static final String RETRY_AFTER = "Retry-After";

  private static final ProblemType WHO =
      new ProblemType("unauthenticated", "Nobody knows who asks", 401);
  private static final ProblemType FORBIDDEN =
      new ProblemType("forbidden", "Who asks may not do that", 403);
  private static final ProblemType TOO_MANY =
      new ProblemType("too-many-requests", "Too many requests", 429);
  private static final ProblemType UNAVAILABLE =
      new ProblemType("authentication-unavailable", "Nobody can be let in now", 503);

  private AccessProblems() {}

  static Turned nobody(Role needed) {
    String why =
        "the route asks for the role '%s', and nothing says who asks".formatted(needed.text());
    return new Turned(
        why,
        Reply.problem(
                WHO.problem(why)
                    .withRemedy("send Authorization: Bearer and a token, or show a certificate")
                    .with("needed_role", needed.text()))
            .withHeader(CHALLENGE, BEARER));
  }

  static Turned rejected(String reason) {
    return new Turned(
        reason,
        Reply.problem(
                WHO.problem(reason)
                    .withRemedy("send a token that is valid now, and was issued for this service"))
            .withHeader(CHALLENGE, BEARER + ", error=\"invalid_token\""));
  }

  static Turned forbidden(Principal principal, Role needed) {
    String has =
        principal.roles().isEmpty()
            ? "no role"
            : principal.roles().stream().map(Role::text).collect(Collectors.joining(", "));
    String why = "'%s' has %s; needed is %s".formatted(principal.name(), has, needed.text());
    return new Turned(
        why,
        Reply.problem(
                FORBIDDEN
                    .problem(why)
                    .withRemedy(
                        "have one of these roles granted: "
                            + needed.sufficient().stream()
                                .map(Role::text)
                                .collect(Collectors.joining(", ")))
                    .with("needed_role", needed.text()))
            .withHeader(CHALLENGE, BEARER + ", error=\"insufficient_scope\""));
  }

  static Turned tooMany(String what, Duration wait) {
    String seconds = Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    String why = "too many %s".formatted(what);
    return new Turned(
        why,
        Reply.problem(TOO_MANY.problem(why).withRemedy("ask again in %s s".formatted(seconds)))
            .withHeader(RETRY_AFTER, seconds));
  }

  static Turned unavailable(String reason) {
    return new Turned(
        reason,
        Reply.problem(
                UNAVAILABLE
                    .problem(reason)
                    .withRemedy("ask again soon; who runs the service finds more in its log"))
            .withHeader(RETRY_AFTER, "5"));
  }

  /** What somebody who is turned away hears, and why in words. */
  record Turned(String why, Reply reply) {}
}
