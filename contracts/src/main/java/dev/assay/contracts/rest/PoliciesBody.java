package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Answer of {@code GET /enforcement}.
 *
 * @param policies the decisions in force, by scope
 * @param fallback what holds for everything that no policy is about
 */
public record PoliciesBody(
    List<PolicyBody> policies, @JsonProperty("default") PolicyBody fallback) {}
