package dev.assay.kit.config;

import dev.assay.kit.lifecycle.CannotStart;
import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a configuration at once. */
public final class ConfigurationRefused extends CannotStart {
  private final List<ConfigurationProblem> problems;

  /** Refuses for one or more problems. */
  public ConfigurationRefused(List<ConfigurationProblem> problems) {
    super(
        problems.stream()
            .map(ConfigurationProblem::message)
            .collect(Collectors.joining("\n  ", "configuration refused:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the record's components, unknown keys last. */
  public List<ConfigurationProblem> problems() {
    return problems;
  }

  @Override
  public int exitCode() {
    return USAGE;
  }

  @Override
  public List<String> lines() {
    return problems.stream().map(problem -> "configuration: " + problem.message()).toList();
  }
}
