package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Answer of {@code GET /compatibility}.
 *
 * @param rules the decisions in force, by scope
 * @param fallback what holds for everything that no decision is about
 */
public record CompatibilitiesBody(
    List<CompatibilityBody> rules, @JsonProperty("default") CompatibilityBody fallback) {
  public CompatibilitiesBody {
    rules = List.copyOf(rules);
  }
}
