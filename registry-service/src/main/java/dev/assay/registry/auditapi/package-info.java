/**
 * The HTTP face for who has to know who did what.
 *
 * <p>May depend on {@code audit}, {@code edge}, the contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.auditapi;

import org.jspecify.annotations.NullMarked;
