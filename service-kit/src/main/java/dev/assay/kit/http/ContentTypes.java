package dev.assay.kit.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which kinds of body are taken for JSON: what says so, and what says nothing. */
final class ContentTypes {
  private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)");
  private static final ProblemType UNSUPPORTED =
      new ProblemType("unsupported-media-type", "The body is of another kind", 415);

  private ContentTypes() {}

  static void requireJson(RoutingContext request) {
    String type = Bodies.mediaType(request).orElse("application/json");
    if (!isJson(type)) {
      throw unsupported("the body is " + type);
    }
    String header = Optional.ofNullable(request.request().getHeader("Content-Type")).orElse("");
    Matcher charset = CHARSET.matcher(header.toLowerCase(Locale.ROOT));
    if (charset.find() && !isUtf8(String.valueOf(charset.group(1)))) {
      throw unsupported("the body is in " + charset.group(1));
    }
  }

  private static boolean isJson(String type) {
    return type.equals("application/json")
        || type.equals("text/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private static boolean isUtf8(String charset) {
    return charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
  }

  private static ProblemRaised unsupported(String detail) {
    return new ProblemRaised(
        UNSUPPORTED
            .problem(detail)
            .withRemedy("send JSON in UTF-8, with 'Content-Type: application/json'"));
  }
}
