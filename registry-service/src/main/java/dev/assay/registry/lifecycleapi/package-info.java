/**
 * The HTTP face for a version's later life: deprecated, put away, restored, purged, referred to.
 *
 * <p>May depend on {@code edge}, {@code log}'s outcomes, {@code decision}, {@code state}, the
 * contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.lifecycleapi;

import org.jspecify.annotations.NullMarked;
