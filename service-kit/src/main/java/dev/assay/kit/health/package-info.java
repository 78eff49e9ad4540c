/**
 * Tells whether this process lives and is ready.
 *
 * <p>May depend on the room http.
 */
@NullMarked
package dev.assay.kit.health;

import org.jspecify.annotations.NullMarked;
