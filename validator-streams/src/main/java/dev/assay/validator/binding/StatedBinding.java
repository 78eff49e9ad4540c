package dev.assay.validator.binding;

import dev.assay.contracts.bindings.BindingRule;

/**
 * A binding by name.
 *
 * @param name unique among those in force
 * @param from where it was stated
 * @param rule what it says
 */
public record StatedBinding(String name, Origin from, BindingRule rule) {

  /** Where a binding was stated. */
  public enum Origin {
    /** In this process's configuration. */
    CONFIGURATION,
    /** By an operator, at run time. */
    REGISTRY
  }

  /** One of the configuration. */
  public static StatedBinding configured(String name, BindingRule rule) {
    return new StatedBinding(name, Origin.CONFIGURATION, rule);
  }
}
