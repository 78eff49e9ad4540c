/**
 * The HTTP face for schemas that come out together: in a body, from a directory, from a repository.
 *
 * <p>May depend on {@code edge}, {@code log}'s outcomes, {@code decision}, {@code state}, the
 * contracts and the service kit. The one room that reads files and runs {@code git}.
 */
@NullMarked
package dev.assay.registry.releaseapi;

import org.jspecify.annotations.NullMarked;
