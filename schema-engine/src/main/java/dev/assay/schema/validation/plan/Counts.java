package dev.assay.schema.validation.plan;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Keywords that say how many. */
final class Counts {
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Counts() {}

  /** The number that a keyword gives, at most {@link Integer#MAX_VALUE}, which no event reaches. */
  static int of(Fragment fragment, String keyword, int otherwise) {
    JsonNode value = fragment.get(keyword);
    return value.isNumber() ? value.decimalValue().min(MOST).intValue() : otherwise;
  }
}
