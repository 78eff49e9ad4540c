package dev.assay.schema.evolution.diff;

import dev.assay.schema.evolution.Difference;
import java.util.Comparator;

/** Orders facts by where they stand: outer before inner, elements by their number. */
public final class PlaceOrder {
  /** By place, then kind. */
  public static final Comparator<Difference> BY_PLACE =
      Comparator.comparing(Difference::pointer, PlaceOrder::comparePointers)
          .thenComparing(Difference::kind)
          .thenComparing(difference -> difference.before().toString())
          .thenComparing(difference -> difference.after().toString());

  private PlaceOrder() {}

  private static int comparePointers(String left, String right) {
    String[] leftTokens = left.split("/", -1);
    String[] rightTokens = right.split("/", -1);
    for (int i = 0; i < Math.min(leftTokens.length, rightTokens.length); i++) {
      int byToken = compareTokens(leftTokens[i], rightTokens[i]);
      if (byToken != 0) {
        return byToken;
      }
    }
    return Integer.compare(leftTokens.length, rightTokens.length);
  }

  private static int compareTokens(String left, String right) {
    if (isNumber(left) && isNumber(right) && left.length() != right.length()) {
      return Integer.compare(left.length(), right.length());
    }
    return left.compareTo(right);
  }

  private static boolean isNumber(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
