package dev.assay.registry.edge;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what a route takes from the query, and nothing besides.
 *
 * <p>A misspelt filter that is passed over answers another question than the one asked; so what
 * isn't known is refused. That a name is there once is seen to before.
 */
public final class Query {
  private static final ProblemType BAD_QUERY =
      new ProblemType("bad-query", "The query can't be used", 400);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final RoutingContext request;

  private Query(RoutingContext request) {
    this.request = request;
  }

  /**
   * The query of a request.
   *
   * @throws ProblemRaised with 400 if it has another parameter than these
   */
  public static Query of(RoutingContext request, String... known) {
    for (String name : new TreeSet<>(request.queryParams().names())) {
      if (!Arrays.asList(known).contains(name)) {
        throw bad(
            "nothing here is called '%s'".formatted(name),
            known.length == 0
                ? "leave it out; nothing can be asked for here"
                : "known are " + String.join(", ", known));
      }
    }
    return new Query(request);
  }

  /** The value of a parameter, if it has one. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(request.queryParams().get(name)).filter(text -> !text.isEmpty());
  }

  /** The values of a parameter, which are separated by commas. */
  public List<String> texts(String name) {
    return text(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** A whole number from 0 on. */
  public OptionalLong number(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(text.get()).matches()) {
      throw bad("%s is '%s'".formatted(name, text.get()), "send a whole number from 0 on");
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  /** A whole number within bounds. */
  public int number(String name, int ifAbsent, int from, int to) {
    long number = number(name).orElse(ifAbsent);
    if (number < from || number > to) {
      throw bad("%s is %d".formatted(name, number), "send one from %d to %d".formatted(from, to));
    }
    return (int) number;
  }

  /** A point in time. */
  public Optional<Instant> time(String name) {
    Optional<String> text = text(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException notIso) {
      throw bad(
          "%s is '%s'".formatted(name, text.orElse("")),
          "send ISO-8601 in UTC, such as 2026-03-01T12:00:00Z");
    }
  }

  /** One of some words. */
  public Optional<String> word(String name, List<String> words) {
    return text(name)
        .map(text -> {
          if (!words.contains(text)) {
            throw bad("%s is '%s'".formatted(name, text), "use one of " + String.join(", ", words));
          }
          return text;
        });
  }

  /** The problem of a query that can't be used. */
  public static ProblemRaised bad(String detail, String remedy) {
    return new ProblemRaised(BAD_QUERY.problem(detail).withRemedy(remedy));
  }
}
