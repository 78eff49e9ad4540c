package dev.assay.schema.validation.scan;

/**
 * Dates and times as RFC 3339 has them, without their corners: no leap second, no lower case, no
 * offset of more than 17 hours, at most nine digits of a fraction.
 */
final class Timestamps {
  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 8;
  private static final int MAX_FRACTION_DIGITS = 9;
  private static final int MAX_OFFSET_HOURS = 17;

  private Timestamps() {}

  static boolean isDateTime(byte[] json, int from, int to) {
    return to - from > DATE_LENGTH + TIME_LENGTH + 1
        && isDate(json, from, from + DATE_LENGTH)
        && json[from + DATE_LENGTH] == 'T'
        && isTime(json, from + DATE_LENGTH + 1, to);
  }

  static boolean isDate(byte[] json, int from, int to) {
    if (to - from != DATE_LENGTH || json[from + 4] != '-' || json[from + 7] != '-') {
      return false;
    }
    int century = two(json, from);
    int ofCentury = two(json, from + 2);
    int month = two(json, from + 5);
    int day = two(json, from + 8);
    return century > 0
        && ofCentury >= 0
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= daysOf(century * 100 + ofCentury, month);
  }

  static boolean isTime(byte[] json, int from, int to) {
    if (to - from <= TIME_LENGTH || json[from + 2] != ':' || json[from + 5] != ':') {
      return false;
    }
    int at = from + TIME_LENGTH;
    if (json[at] == '.') {
      int end = Skip.digits(json, at + 1);
      if (end == at + 1 || end - at - 1 > MAX_FRACTION_DIGITS) {
        return false;
      }
      at = end;
    }
    return isBetween(json, from, 23)
        && isBetween(json, from + 3, 59)
        && isBetween(json, from + 6, 59)
        && isOffset(json, at, to);
  }

  private static boolean isOffset(byte[] json, int at, int to) {
    if (to - at == 1) {
      return json[at] == 'Z';
    }
    boolean zero = to - at == 6 && two(json, at + 1) == 0 && two(json, at + 4) == 0;
    return to - at == 6
        && (json[at] == '+' || (json[at] == '-' && !zero))
        && json[at + 3] == ':'
        && isBetween(json, at + 1, MAX_OFFSET_HOURS)
        && isBetween(json, at + 4, 59);
  }

  private static boolean isBetween(byte[] json, int at, int max) {
    int number = two(json, at);
    return number >= 0 && number <= max;
  }

  /** Two digits as a number, or -1. */
  private static int two(byte[] json, int at) {
    int tens = json[at] - '0';
    int ones = json[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }
}
