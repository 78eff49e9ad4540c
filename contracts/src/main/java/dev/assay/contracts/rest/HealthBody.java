package dev.assay.contracts.rest;

import java.util.Map;

/**
 * Answer of {@code GET /health}.
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param timestamp ISO-8601, UTC
 * @param checks what was looked at, each with its status and, where it is not healthy, the reason
 * @param version the service's version
 */
public record HealthBody(
    String status, String timestamp, Map<String, String> checks, String version) {}
