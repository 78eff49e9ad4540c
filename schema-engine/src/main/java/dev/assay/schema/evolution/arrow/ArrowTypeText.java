package dev.assay.schema.evolution.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads types as people write them: {@code int64}, {@code timestamp[us, tz=UTC]}, {@code
 * decimal128(10, 2)}, {@code list<item: int32>}, {@code struct<a: utf8 not null>}.
 */
final class ArrowTypeText {
  private static final int MAX_DEPTH = 64;
  private static final Pattern WITH_PARAMETERS =
      Pattern.compile("(?s)([^<\\[(]+)[<\\[(](.*)[>\\])]");
  private static final Pattern WHOLE = Pattern.compile("(u?)int(8|16|32|64)");
  private static final Pattern FLOATING = Pattern.compile("float(16|32|64)");
  private static final Pattern DECIMAL = Pattern.compile("decimal(32|64|128|256)?");
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,4}");
  private static final String NOT_NULL = " not null";

  private ArrowTypeText() {}

  static ArrowType read(String text) {
    return read(text, 0);
  }

  private static ArrowType read(String text, int depth) {
    Matcher parameters = WITH_PARAMETERS.matcher(text.strip());
    boolean has = depth < MAX_DEPTH && parameters.matches();
    String name = canonicalName(has ? parameters.group(1) : text);
    List<String> arguments = has ? split(parameters.group(2)) : List.of();
    return arguments.isEmpty() ? simple(name) : withArguments(name, arguments, depth);
  }

  private static ArrowType simple(String name) {
    Matcher whole = WHOLE.matcher(name);
    if (whole.matches()) {
      return new ArrowType.Whole(Integer.parseInt(whole.group(2)), whole.group(1).isEmpty());
    }
    Matcher floating = FLOATING.matcher(name);
    if (floating.matches()) {
      return new ArrowType.Floating(Integer.parseInt(floating.group(1)));
    }
    return switch (name) {
      case "utf8", "binary" -> new ArrowType.Sequence(name, false);
      case "largeutf8" -> new ArrowType.Sequence("utf8", true);
      case "largebinary" -> new ArrowType.Sequence("binary", true);
      default -> new ArrowType.Other(name);
    };
  }

  private static ArrowType withArguments(String name, List<String> arguments, int depth) {
    if (name.equals("list") || name.equals("largelist")) {
      return new ArrowType.Listing(
          member(arguments.getFirst(), depth).type(), name.startsWith("large"));
    }
    if (name.equals("struct")) {
      return new ArrowType.Struct(arguments.stream().map(each -> member(each, depth)).toList());
    }
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches() && arguments.stream().allMatch(each -> DIGITS.matcher(each).matches())) {
      String bits = decimal.group(1);
      return new ArrowType.Decimal(
          bits == null ? 128 : Integer.parseInt(bits),
          Integer.parseInt(arguments.getFirst()),
          arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 0);
    }
    List<String> plain =
        arguments.stream().map(each -> each.replaceFirst("^(?:tz|unit)\\s*=\\s*", "")).toList();
    return new ArrowType.Other(name + plain);
  }

  private static ArrowType.Member member(String text, int depth) {
    boolean required = text.toLowerCase(Locale.ROOT).endsWith(NOT_NULL);
    String typed = required ? text.substring(0, text.length() - NOT_NULL.length()) : text;
    int colon = typed.indexOf(':');
    boolean named =
        colon >= 0 && typed.substring(0, colon).chars().noneMatch(c -> "<[(".indexOf(c) >= 0);
    String name = named ? typed.substring(0, colon).strip() : "";
    ArrowType type = read(named ? typed.substring(colon + 1) : typed, depth + 1);
    return new ArrowType.Member(name, type, !required);
  }

  /** Splits at the commas that stand in no brackets. */
  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= arguments.length(); i++) {
      char c = i < arguments.length() ? arguments.charAt(i) : ',';
      depth += "<[(".indexOf(c) >= 0 ? 1 : ">])".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && (depth == 0 || i == arguments.length())) {
        parts.add(arguments.substring(start, i).strip());
        start = i + 1;
      }
    }
    return parts;
  }

  private static String canonicalName(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
    return switch (plain) {
      case "string" -> "utf8";
      case "largestring" -> "largeutf8";
      case "boolean" -> "bool";
      case "halffloat", "half" -> "float16";
      case "float" -> "float32";
      case "double" -> "float64";
      default -> plain;
    };
  }
}
