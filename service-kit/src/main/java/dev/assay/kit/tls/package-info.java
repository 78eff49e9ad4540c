/**
 * Reads certificates, keys and other secrets from files, and notices when they change.
 *
 * <p>May depend on the rooms config and lifecycle, and on Vert.x' TLS options.
 */
@NullMarked
package dev.assay.kit.tls;

import org.jspecify.annotations.NullMarked;
