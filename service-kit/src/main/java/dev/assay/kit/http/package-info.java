/**
 * Listens for HTTP, so that every answer, also a failure, has one shape.
 *
 * <p>May depend on the rooms access, limits, tls, config and lifecycle, on Vert.x and on Jackson 3.
 */
@NullMarked
package dev.assay.kit.http;

import org.jspecify.annotations.NullMarked;
