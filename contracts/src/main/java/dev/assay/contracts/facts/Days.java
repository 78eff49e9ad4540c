package dev.assay.contracts.facts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads calendar days as people and the log write them. */
public final class Days {
  private Days() {}

  /**
   * Reads {@code 2027-01-31}.
   *
   * @throws IllegalArgumentException if there is no such day
   */
  public static LocalDate parse(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw new IllegalArgumentException(
          "day '%s' is not one of the calendar, such as 2027-01-31".formatted(text), noDay);
    }
  }
}
