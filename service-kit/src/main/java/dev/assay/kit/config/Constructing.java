package dev.assay.kit.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Calls constructors by reflection, letting what they refuse through as they said it. */
final class Constructing {
  private Constructing() {}

  /**
   * Makes a record of its components.
   *
   * @throws IllegalArgumentException if the record refuses them
   */
  static Object record(Class<? extends Record> type, Object... components) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return with(type.getDeclaredConstructor(types), components);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record always has its canonical constructor", e);
    }
  }

  static Object with(Constructor<?> constructor, Object... arguments) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw reasonOf(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static RuntimeException reasonOf(InvocationTargetException failure) {
    return failure.getCause() instanceof RuntimeException reason
        ? reason
        : new IllegalStateException(failure);
  }
}
