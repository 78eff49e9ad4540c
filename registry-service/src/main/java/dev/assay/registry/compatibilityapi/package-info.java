/**
 * The HTTP face for what new versions owe to those before them: compatibility rules by scope.
 *
 * <p>May depend on {@code edge}, {@code log}'s outcomes, {@code decision}, {@code state}, the
 * contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.compatibilityapi;

import org.jspecify.annotations.NullMarked;
