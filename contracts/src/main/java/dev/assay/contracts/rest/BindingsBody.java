package dev.assay.contracts.rest;

import java.util.List;

/**
 * Answer of {@code GET /bindings}.
 *
 * @param bindings those decided at run time, by name
 */
public record BindingsBody(List<BindingBody> bindings) {
  public BindingsBody {
    bindings = List.copyOf(bindings);
  }
}
