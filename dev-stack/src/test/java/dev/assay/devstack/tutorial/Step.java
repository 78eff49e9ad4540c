package dev.assay.devstack.tutorial;

import java.util.List;

/** What a reader of a tutorial does next. */
sealed interface Step {

  /** Saves a file: a fence whose first line says a language and a path. */
  record SaveFile(String path, String text) implements Step {}

  /**
   * Types a command and looks at what it prints.
   *
   * @param command one line, or several where each but the last ends in a backslash
   * @param printed what the page says it prints
   * @param firstPrintedLine where that stands in the page, counted from 0
   */
  record Type(String command, List<String> printed, int firstPrintedLine) implements Step {
    public Type {
      printed = List.copyOf(printed);
    }
  }
}
