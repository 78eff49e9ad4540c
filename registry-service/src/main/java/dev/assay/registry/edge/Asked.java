package dev.assay.registry.edge;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Reads parameters of a request. */
public final class Asked {
  private static final ProblemType BAD_PARAMETER =
      new ProblemType("bad-parameter", "A parameter can't be used", 400);
  private static final int MAX_REASON = 1_000;

  private Asked() {}

  /** Whether a parameter says true; without it, no. */
  public static boolean whether(RoutingContext request, String parameter) {
    return switch (text(request, parameter).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw bad(
              "%s is '%s'".formatted(parameter, other),
              "send %s=true, or nothing".formatted(parameter));
    };
  }

  /** A parameter as text, where it is there. */
  public static Optional<String> text(RoutingContext request, String parameter) {
    return Optional.ofNullable(request.request().getParam(parameter));
  }

  /**
   * A parameter as text.
   *
   * @throws ProblemRaised with 400 if it is not there
   */
  public static String needed(RoutingContext request, String parameter) {
    return text(request, parameter)
        .filter(text -> !text.isBlank())
        .orElseThrow(() ->
            bad(
                "%s is missing".formatted(parameter),
                "add ?%s=… to the address".formatted(parameter)));
  }

  /** Why somebody wishes something, kept in the audit; may be empty. */
  public static String reason(RoutingContext request) {
    return WriteProblems.bounded("reason", text(request, "reason").orElse(""), MAX_REASON);
  }

  /** 400 for a parameter. */
  public static ProblemRaised bad(String detail, String remedy) {
    return new ProblemRaised(BAD_PARAMETER.problem(detail).withRemedy(remedy));
  }
}
