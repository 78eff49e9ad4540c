package dev.assay.kit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One walk over a blueprint, which collects problems and goes on as far as it can. */
final class RecordReading {
  private final Given given;
  private final List<ConfigurationProblem> problems = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  RecordReading(Given given) {
    this.given = given;
  }

  Object readWhole(Blueprint blueprint) {
    Optional<Object> read = read(blueprint, "");
    given.fromByKey().entrySet().stream()
        .filter(entry -> !asked.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> problems.add(unknown(entry.getKey(), entry.getValue())));
    addUnknownVariables();
    if (!problems.isEmpty()) {
      throw new ConfigurationRefused(problems);
    }
    return read.orElseThrow();
  }

  private ConfigurationProblem unknown(String key, String from) {
    return new ConfigurationProblem.Unknown(key, from, Keys.nearest(key, asked));
  }

  private void addUnknownVariables() {
    Set<String> known = asked.stream().map(EnvironmentName::of).collect(Collectors.toSet());
    given.variables().entrySet().stream()
        .filter(variable -> !known.contains(variable.getKey()))
        .filter(variable -> !StrangeVariables.isOne(variable))
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(name ->
            problems.add(
                new ConfigurationProblem.Unknown(
                    name, "the environment", Keys.nearest(name, known))));
  }

  private Optional<Object> read(Blueprint blueprint, String prefix) {
    int before = problems.size();
    List<Object> components = new ArrayList<>();
    for (Part part : blueprint.parts()) {
      component(part, prefix).ifPresent(components::add);
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(Constructing.record(blueprint.type(), components.toArray()));
    } catch (IllegalArgumentException e) {
      problems.add(new ConfigurationProblem.Refused(prefix, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  // Empty only after a problem was noted; what is optional and absent is an Optional in itself.
  private Optional<Object> component(Part part, String prefix) {
    return switch (part) {
      case Part.Single single -> single(single, Keys.join(prefix, single.key()));
      case Part.Nested nested -> nested(nested, Keys.joinPrefix(prefix, nested.key()));
      case Part.Indexed indexed -> indexed(indexed, Keys.joinPrefix(prefix, indexed.key()));
      case Part.Open open -> open(open, Keys.joinPrefix(prefix, open.key()));
    };
  }

  private Optional<Object> single(Part.Single part, String key) {
    asked.add(key);
    Optional<Given.Value> value = given.value(key);
    if (part.optional() && value.map(Given.Value::text).orElse("").isEmpty()) {
      return Optional.of(Optional.empty());
    }
    if (value.isEmpty() && part.isRequired()) {
      problems.add(new ConfigurationProblem.Missing(key, part.shape().expected()));
      return Optional.empty();
    }
    Optional<Object> read =
        shaped(
            part.shape(),
            key,
            value.orElseGet(() -> new Given.Value(part.defaultValue(), "its default")));
    return part.optional() ? read.map(Optional::of) : read;
  }

  private Optional<Object> shaped(Shape shape, String key, Given.Value value) {
    try {
      return Optional.of(shape.reading().apply(value.text()));
    } catch (IllegalArgumentException e) {
      String shown = shape.secret() ? Secret.REDACTED : value.text();
      problems.add(
          new ConfigurationProblem.Malformed(key, shown, shape.expectedAfter(e), value.from()));
      return Optional.empty();
    }
  }

  private Optional<Object> nested(Part.Nested part, String prefix) {
    if (!part.optional()) {
      return read(part.blueprint(), prefix);
    }
    return given.hasAnyBelow(prefix)
        ? read(part.blueprint(), prefix).map(Optional::of)
        : Optional.of(Optional.empty());
  }

  private Optional<Object> indexed(Part.Indexed part, String prefix) {
    SortedSet<Integer> indexes = given.indexes(prefix);
    if (!indexes.isEmpty() && indexes.last() != indexes.size() - 1) {
      problems.add(
          new ConfigurationProblem.Refused(
              prefix, "indexes must run from 0 without gaps, found " + indexes));
      indexes.forEach(index -> read(part.blueprint(), prefix + "[" + index + "]"));
      return Optional.empty();
    }
    List<Object> elements = new ArrayList<>();
    indexes.forEach(
        index -> read(part.blueprint(), prefix + "[" + index + "]").ifPresent(elements::add));
    return Optional.of(List.copyOf(elements));
  }

  private Optional<Object> open(Part.Open part, String prefix) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : given.namesBelow(prefix)) {
      String key = Keys.join(prefix, name);
      asked.add(key);
      given
          .value(key)
          .flatMap(value -> shaped(part.shape(), key, value))
          .ifPresent(value -> values.put(name, value));
    }
    return Optional.of(Map.copyOf(values));
  }
}
