/**
 * What an application uses of a registry: schemas, kept at hand, and events checked by them.
 *
 * <p>May depend on {@code dev.assay.client}, {@code dev.assay.contracts} and {@code
 * dev.assay.schema}; {@link dev.assay.sdk.RegistryClientMeters} alone on Micrometer.
 */
@NullMarked
package dev.assay.sdk;

import org.jspecify.annotations.NullMarked;
