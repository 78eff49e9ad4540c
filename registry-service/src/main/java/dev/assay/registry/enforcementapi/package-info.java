/**
 * The HTTP face for operators: enforcement policies by scope, and who applies them.
 *
 * <p>May depend on {@code edge}, {@code log}'s outcomes, {@code decision}, {@code state}, {@code
 * fleet}, the contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.enforcementapi;

import org.jspecify.annotations.NullMarked;
