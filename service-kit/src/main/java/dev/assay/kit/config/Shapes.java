package dev.assay.kit.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows the shape of every type that a single key can hold. */
final class Shapes {
  private static final Shape INT = new Shape("a whole number up to 2147483647", Integer::valueOf);
  private static final Shape LONG = new Shape("a whole number", Long::valueOf);
  private static final Shape DOUBLE = new Shape("a finite number", Shapes::finite);
  private static final Shape BOOLEAN = new Shape("true or false", Shapes::trueOrFalse);

  private static final Map<Type, Shape> KNOWN =
      Map.ofEntries(
          Map.entry(int.class, INT),
          Map.entry(Integer.class, INT),
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(String.class, new Shape("a text that is not blank", Shapes::notBlank)),
          Map.entry(Duration.class, new Shape(Durations.SHAPE, Durations::parse)),
          Map.entry(ByteSize.class, new Shape("a size such as 256KiB or 1MiB", ByteSize::parse)),
          Map.entry(
              Secret.class,
              Shape.secret("a secret that is not blank, or file:PATH of it", Secret::written)),
          Map.entry(Path.class, new Shape("a path", text -> Path.of(notBlank(text)))),
          Map.entry(URI.class, new Shape("an absolute URI", Shapes::absolute)));

  private Shapes() {}

  /**
   * The shape of a type: one of those known here, an enum, a list of such, or a value type that
   * reads itself from a text.
   *
   * @throws IllegalArgumentException if a key can't hold such a type, which is a fault in the
   *     record
   */
  static Shape of(Type type) {
    Optional<Shape> found = Optional.ofNullable(KNOWN.get(type));
    if (found.isPresent()) {
      return found.get();
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return listOf(of(list.getActualTypeArguments()[0]));
    }
    if (type instanceof Class<?> raw) {
      return raw.isEnum() ? choice(raw) : ValueTypes.shapeOf(raw);
    }
    throw new IllegalArgumentException("no key can hold a %s".formatted(type.getTypeName()));
  }

  private static Shape listOf(Shape element) {
    Function<String, Object> reading =
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(element.reading())
                .toList();
    return new Shape(
        "a list, separated by commas, of " + element.expected(),
        element.secret(),
        element.explains(),
        reading);
  }

  private static Shape choice(Class<?> type) {
    Map<String, Object> byName =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(Shapes::kebab, Function.identity()));
    String names =
        Arrays.stream(type.getEnumConstants()).map(Shapes::kebab).collect(Collectors.joining(", "));
    return new Shape("one of " + names, text -> chosen(byName, text));
  }

  private static Object chosen(Map<String, Object> byName, String text) {
    return Optional.ofNullable(byName.get(text))
        .orElseThrow(() -> new IllegalArgumentException("no such choice: " + text));
  }

  private static String kebab(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not finite: " + text);
    }
    return value;
  }

  private static Boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text;
  }

  private static URI absolute(String text) {
    URI uri = URI.create(text);
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException("no scheme: " + text);
    }
    return uri;
  }
}
