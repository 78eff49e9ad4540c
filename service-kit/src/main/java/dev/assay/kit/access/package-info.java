/**
 * Decides who asks, and whether they may.
 *
 * <p>May depend on the rooms config and lifecycle, on Vert.x' auth and on Jackson 3; knows nothing
 * of routes.
 */
@NullMarked
package dev.assay.kit.access;

import org.jspecify.annotations.NullMarked;
