package dev.assay.kit.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads value types of the services by the way they read themselves.
 *
 * <p>Either a static {@code parse(String)}, or a record around one {@code String}. So that a
 * configuration record can hold a topic name or a version without this room knowing them.
 */
final class ValueTypes {
  private ValueTypes() {}

  static Shape shapeOf(Class<?> type) {
    String expected = "a valid " + words(type.getSimpleName());
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> parses(method, type))
        .findFirst()
        .map(method -> Shape.explaining(expected, text -> parse(method, text)))
        .orElseGet(() -> Shape.explaining(expected, aroundText(type)));
  }

  private static boolean parses(Method method, Class<?> type) {
    return method.getName().equals("parse")
        && Modifier.isStatic(method.getModifiers())
        && method.getReturnType() == type
        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
  }

  private static Object parse(Method method, String text) {
    try {
      method.setAccessible(true);
      return method.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw Constructing.reasonOf(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Function<String, Object> aroundText(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(String.class);
      return text -> Constructing.with(constructor, text);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "no key can hold a %s: it has neither a static parse(String) nor a constructor from a String"
              .formatted(type.getName()),
          e);
    }
  }

  private static String words(String typeName) {
    return typeName.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
