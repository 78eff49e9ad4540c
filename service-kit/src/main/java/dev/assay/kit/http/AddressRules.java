package dev.assay.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a path and a query may look like. */
final class AddressRules {
  private static final ProblemType BAD_PATH =
      new ProblemType("bad-path", "The path can't be used", 400);
  private static final ProblemType BAD_QUERY =
      new ProblemType("bad-query", "The query can't be used", 400);
  private static final ProblemType DUPLICATE =
      new ProblemType("duplicate-parameter", "A parameter is there twice", 400);
  private static final int MAX_PARAMETERS = 64;
  private static final String ENCODING_REMEDY = "encode each part as RFC 3986 has it, in UTF-8";

  private AddressRules() {}

  static Optional<Problem> objectionToPath(String path) {
    if (isPlain(path)) {
      return Optional.empty();
    }
    for (String segment : path.split("/", -1)) {
      Optional<String> decoded = decoded(segment);
      if (decoded.isEmpty()) {
        return Optional.of(
            BAD_PATH.problem("a part of the path is not encoded text").withRemedy(ENCODING_REMEDY));
      }
      String text = decoded.get();
      if (text.equals(".") || text.equals("..")) {
        return Optional.of(
            BAD_PATH
                .problem("the path goes by way of '%s'".formatted(text))
                .withRemedy("name the place itself"));
      }
      if (text.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
        return Optional.of(
            BAD_PATH
                .problem("a part of the path holds a slash, a backslash or a control character")
                .withRemedy("no name has one; look the name up in /index"));
      }
    }
    return Optional.of(path.indexOf("//"))
        .filter(at -> at >= 0)
        .map(at ->
            BAD_PATH
                .problem("the path has an empty part at character %d".formatted(at + 1))
                .withRemedy("take the second '/' out"));
  }

  /** Most paths need no second look; this is asked of every request. */
  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean dotted =
          c == '.' && i > 0 && (path.charAt(i - 1) == '/' || path.charAt(i - 1) == '.');
      boolean doubled = c == '/' && i > 0 && path.charAt(i - 1) == '/';
      if (c <= ' ' || c >= 0x7f || c == '%' || c == '\\' || dotted || doubled) {
        return false;
      }
    }
    return true;
  }

  static Optional<Problem> objectionToQuery(String query) {
    Set<String> names = new HashSet<>();
    String[] parameters = query.split("&", MAX_PARAMETERS + 1);
    if (parameters.length > MAX_PARAMETERS) {
      return Optional.of(
          BAD_QUERY
              .problem("the query has more than %d parameters".formatted(MAX_PARAMETERS))
              .withRemedy("send fewer"));
    }
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      Optional<String> name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
      Optional<String> value = decoded(equals < 0 ? "" : parameter.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty() || value.get().indexOf('\0') >= 0) {
        return Optional.of(
            BAD_QUERY.problem("a parameter is not encoded text").withRemedy(ENCODING_REMEDY));
      }
      if (!parameter.isEmpty() && !names.add(name.get())) {
        return Optional.of(
            DUPLICATE
                .problem("'%s' is there twice".formatted(name.get()))
                .withRemedy("send it once; where several values make sense, join them with ','"));
      }
    }
    return Optional.empty();
  }

  /** The text that a percent-encoded part stands for; nothing where it stands for none. */
  private static Optional<String> decoded(String part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%') {
        int value = i + 2 < part.length() ? hex(part.charAt(i + 1), part.charAt(i + 2)) : -1;
        if (value < 0) {
          return Optional.empty();
        }
        bytes.write(value);
        i += 2;
      } else if (c > 0x7f) {
        return Optional.empty();
      } else {
        bytes.write(c);
      }
    }
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static int hex(char high, char low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first << 4 | second;
  }
}
