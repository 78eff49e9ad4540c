package dev.assay.kit.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys a configuration record asks for.
 *
 * @param parts one for each component, in order
 */
record Blueprint(Class<? extends Record> type, List<Part> parts) {

  Blueprint {
    parts = List.copyOf(parts);
  }

  /**
   * Reads the keys off a record.
   *
   * @throws IllegalArgumentException if a component has no {@link Key} or a type that no key can
   *     hold; a fault in the record, not in what somebody configured
   */
  static Blueprint of(Class<? extends Record> type) {
    return of(type, Map.of());
  }

  private static Blueprint of(Class<? extends Record> type, Map<String, String> defaults) {
    return new Blueprint(
        type,
        Arrays.stream(type.getRecordComponents())
            .map(component -> part(component, defaults))
            .toList());
  }

  private static Part part(RecordComponent component, Map<String, String> defaults) {
    Key key =
        Optional.ofNullable(component.getAnnotation(Key.class))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s.%s has no @Key"
                        .formatted(component.getDeclaringRecord().getName(), component.getName())));
    Type type = component.getGenericType();
    Optional<Type> maybe = argument(type, Optional.class, 0);
    Optional<Type> value = argument(type, Map.class, 1);
    Optional<Class<? extends Record>> element =
        argument(type, List.class, 0).flatMap(Blueprint::keyed);
    Optional<Class<? extends Record>> nested = keyed(maybe.orElse(type));
    if (value.isPresent()) {
      return new Part.Open(key.value(), Shapes.of(value.get()), key.describes());
    }
    if (element.isPresent()) {
      return new Part.Indexed(key.value(), of(element.get(), defaultsBelow(key, defaults)));
    }
    if (nested.isPresent()) {
      return new Part.Nested(
          key.value(), of(nested.get(), defaultsBelow(key, defaults)), maybe.isPresent());
    }
    return new Part.Single(
        key.value(),
        Shapes.of(maybe.orElse(type)),
        maybe.isPresent(),
        defaults.getOrDefault(key.value(), key.defaultValue()),
        key.describes());
  }

  private static Map<String, String> defaultsBelow(Key key, Map<String, String> outer) {
    Map<String, String> below =
        Arrays.stream(key.defaults())
            .map(text -> text.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    String prefix = Keys.join(key.value(), "");
    outer.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        below.put(name.substring(prefix.length()), value);
      }
    });
    return below;
  }

  private static Optional<Type> argument(Type type, Class<?> raw, int index) {
    return type instanceof ParameterizedType generic && generic.getRawType() == raw
        ? Optional.of(generic.getActualTypeArguments()[index])
        : Optional.empty();
  }

  private static Optional<Class<? extends Record>> keyed(Type type) {
    return type instanceof Class<?> raw
            && raw.isRecord()
            && Arrays.stream(raw.getRecordComponents())
                .anyMatch(component -> component.isAnnotationPresent(Key.class))
        ? Optional.of(raw.asSubclass(Record.class))
        : Optional.empty();
  }
}
