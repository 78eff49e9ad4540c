/**
 * The names of the topics everybody must agree on.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package dev.assay.contracts.topics;

import org.jspecify.annotations.NullMarked;
