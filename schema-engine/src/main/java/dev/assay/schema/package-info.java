/**
 * The words everybody else builds with: subject, track, version, schema id, fingerprint, reference.
 *
 * <p>Pure values that refuse to be wrong. May depend on the JDK only.
 */
@NullMarked
package dev.assay.schema;

import org.jspecify.annotations.NullMarked;
