package dev.assay.kit.http;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A kind of problem that a client can tell from others.
 *
 * @param slug what makes its URI: {@code urn:assay:problem:<slug>}
 * @param title the same for every problem of this type
 * @param status 400 to 599
 */
public record ProblemType(String slug, String title, int status) {
  private static final String PREFIX = "urn:assay:problem:";
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public ProblemType {
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException(
          "problem slug '%s' must be lower-case words joined by '-'".formatted(slug));
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "problem status %d must be within 400 to 599".formatted(status));
    }
  }

  /** The URI that stands in {@code type}. */
  public String uri() {
    return PREFIX + slug;
  }

  /** A problem of this type, with what is special about it this time. */
  public Problem problem(String detail) {
    return new Problem(this, detail, Map.of());
  }
}
