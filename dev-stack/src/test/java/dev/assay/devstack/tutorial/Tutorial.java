package dev.assay.devstack.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that can be run; its file's name begins with a number.
 *
 * <p>In a fence marked {@code console}, lines that begin with {@code "$ "} are commands, and what
 * follows one is what it prints. A fence marked with a language and a path is a file to save. All
 * other text is for people.
 */
record Tutorial(Path page, List<String> lines) {
  static final Path PAGES = Path.of("../docs/tutorials");

  private static final String PROMPT = "$ ";
  private static final String FENCE = "```";
  private static final String COMMANDS = FENCE + "console";
  private static final Pattern FILE = Pattern.compile("```(?:json|java|sh) (\\S+)");
  private static final String START = "assay up ";

  Tutorial {
    lines = List.copyOf(lines);
  }

  static List<Tutorial> allIn(Path directory) {
    try (Stream<Path> pages = Files.list(directory)) {
      return pages
          .filter(page -> String.valueOf(page.getFileName()).matches("[0-9].*\\.md"))
          .sorted()
          .map(Tutorial::read)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Tutorial read(Path page) {
    try {
      return new Tutorial(page, Files.readAllLines(page));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String name() {
    return String.valueOf(page.getFileName());
  }

  /** Whether it starts a stack of its own, to stop and kill it as it likes. */
  boolean bringsItsOwnStack() {
    return steps().stream()
        .anyMatch(
            step -> step instanceof Step.SaveFile(String _, String text) && text.contains(START));
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    int line = 0;
    while (line < lines.size()) {
      String text = lines.get(line);
      int end = text.startsWith(FENCE) ? endOfFence(line) : line;
      if (text.equals(COMMANDS)) {
        typed(line + 1, end, steps);
      }
      Matcher file = FILE.matcher(text);
      if (file.matches()) {
        String content = String.join("\n", lines.subList(line + 1, end)) + "\n";
        steps.add(new Step.SaveFile(file.group(1), content));
      }
      line = end + 1;
    }
    return steps;
  }

  private int endOfFence(int begin) {
    int end = begin + 1;
    while (end < lines.size() && !lines.get(end).equals(FENCE)) {
      end++;
    }
    if (end == lines.size()) {
      throw new AssertionError("%s:%d: this fence is never closed".formatted(page, begin + 1));
    }
    return end;
  }

  private void typed(int begin, int end, List<Step> steps) {
    int line = begin;
    while (line < end) {
      if (!lines.get(line).startsWith(PROMPT)) {
        throw new AssertionError("%s:%d: no command prints this".formatted(page, line + 1));
      }
      int printed = line + 1;
      while (printed < end && lines.get(printed - 1).endsWith("\\")) {
        printed++;
      }
      int next = printed;
      while (next < end && !lines.get(next).startsWith(PROMPT)) {
        next++;
      }
      String command = String.join("\n", lines.subList(line, printed)).substring(PROMPT.length());
      steps.add(new Step.Type(command, lines.subList(printed, next), printed));
      line = next;
    }
  }

  /** The page with other text below some of its commands. */
  List<String> withPrinted(Map<Step.Type, List<String>> printed) {
    Map<Integer, Map.Entry<Step.Type, List<String>>> byLineFromTheEnd =
        new TreeMap<>((a, b) -> Integer.compare(b, a));
    printed
        .entrySet()
        .forEach(entry -> byLineFromTheEnd.put(entry.getKey().firstPrintedLine(), entry));
    List<String> changed = new ArrayList<>(lines);
    byLineFromTheEnd.forEach((line, entry) -> {
      List<String> below = changed.subList(line, line + entry.getKey().printed().size());
      below.clear();
      below.addAll(entry.getValue());
    });
    return changed;
  }
}
