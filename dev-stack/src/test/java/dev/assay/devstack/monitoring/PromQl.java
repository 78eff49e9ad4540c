package dev.assay.devstack.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of an expression what it asks for; knows as much of the language as our files use. */
final class PromQl {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\""
              + "|\\[[^]]*]"
              + "|(?<grouping>\\b(?:by|without|on|ignoring|group_left|group_right)\\b\\s*(?:\\([^)]*\\))?)"
              + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<call>\\s*\\()?"
              + "|(?<number>[0-9][0-9a-zA-Z.]*)");
  private static final Pattern MATCHER =
      Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Set<String> WORDS =
      Set.of(
          "and", "or", "unless", "bool", "offset", "Inf", "sum", "max", "min", "avg", "count",
          "topk");

  private PromQl() {}

  /**
   * One choice of series.
   *
   * @param matchers as they stand there, without braces
   * @param labels the labels that they name
   */
  record Selector(String metric, String matchers, List<String> labels) {
    Selector {
      labels = List.copyOf(labels);
    }

    String text() {
      return metric + "{" + matchers + "}";
    }

    /** The same metric, wherever it has this label at all. */
    String with(String label) {
      return "%s{%s!=\"\"}".formatted(metric, label);
    }
  }

  static NavigableSet<String> metrics(String expression) {
    NavigableSet<String> names = new TreeSet<>();
    selectors(expression).forEach(selector -> names.add(selector.metric()));
    return names;
  }

  static List<Selector> selectors(String expression) {
    List<Selector> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(expression);
    int from = 0;
    while (from < expression.length() && token.find(from)) {
      from = token.end();
      String name = token.group("name");
      if (name == null || token.group("call") != null || WORDS.contains(name)) {
        continue;
      }
      String matchers = "";
      if (from < expression.length() && expression.charAt(from) == '{') {
        int end = endOfMatchers(expression, from);
        matchers = expression.substring(from + 1, end);
        from = end + 1;
      }
      found.add(new Selector(name, matchers, labels(matchers)));
    }
    return found;
  }

  private static int endOfMatchers(String expression, int open) {
    boolean quoted = false;
    for (int at = open; at < expression.length(); at++) {
      char here = expression.charAt(at);
      if (here == '"' && expression.charAt(at - 1) != '\\') {
        quoted = !quoted;
      } else if (here == '}' && !quoted) {
        return at;
      }
    }
    throw new IllegalArgumentException("braces are never closed in: " + expression);
  }

  private static List<String> labels(String matchers) {
    return MATCHER.matcher(matchers).results().map(found -> found.group(1)).distinct().toList();
  }
}
