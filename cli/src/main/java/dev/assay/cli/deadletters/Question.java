package dev.assay.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.terminal.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** Asks the person in front of the terminal; no answer is a no. */
final class Question {
  private Question() {}

  static boolean yes(Output output, String question) {
    output.note(question + " [y/N]");
    try {
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      String answer = Optional.ofNullable(in.readLine()).orElse("").strip();
      return answer.toLowerCase(Locale.ROOT).equals("y")
          || answer.toLowerCase(Locale.ROOT).equals("yes");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
