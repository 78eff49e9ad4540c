package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever is paged types what the page says: each command is one that this command line knows. */
class RunbookCommandsTest {
  private static final Path PAGES = Path.of("..", "docs", "runbooks");
  private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)\\./assay ([^`\\n]+?)(?:`|$)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private record Typed(String page, List<String> words) {
    @Override
    public String toString() {
      return page + ": " + String.join(" ", words);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfARunbookIsUnderstood() {
    return typed().stream()
        .map(typed ->
            dynamicTest(
                typed.toString(),
                () -> {
                  String[] words = typed.words().toArray(new String[0]);
                  assertThatCode(() -> Main.commandLine(words).parseArgs(words))
                      .doesNotThrowAnyException();
                }));
  }

  @Test
  void thereAreCommandsInThePages() {
    assertThat(typed()).hasSizeGreaterThan(30);
  }

  private static List<Typed> typed() {
    List<Typed> all = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.sorted().toList()) {
        COMMAND
            .matcher(Files.readString(page))
            .results()
            .forEach(
                found -> all.add(new Typed(page.getFileName().toString(), words(found.group(1)))));
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return all;
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }
}
