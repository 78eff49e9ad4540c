/**
 * The HTTP face that says what lies between any two schemas, published or not.
 *
 * <p>May depend on {@code comparing}, {@code edge}, {@code decision}, {@code state}, the contracts
 * and the service kit.
 */
@NullMarked
package dev.assay.registry.diffapi;

import org.jspecify.annotations.NullMarked;
