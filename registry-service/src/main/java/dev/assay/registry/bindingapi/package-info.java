/**
 * The HTTP face for what operators decide about source topics: bindings by name.
 *
 * <p>May depend on {@code edge}, {@code log}'s outcomes, {@code decision}, {@code state}, the
 * contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.bindingapi;

import org.jspecify.annotations.NullMarked;
