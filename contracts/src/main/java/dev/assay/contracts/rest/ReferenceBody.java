package dev.assay.contracts.rest;

/**
 * What a reference from one registry entry to another means.
 *
 * @param ref as the schema writes it, without fragment: {@code assay:v1/telemetry.Common@1}
 * @param version the version that it meant when the schema was published
 */
public record ReferenceBody(String ref, String version) {}
