/**
 * What time it is, where a wrong clock would do harm.
 *
 * <p>Pure but for the clocks it is given.
 */
@NullMarked
package dev.assay.kit.time;

import org.jspecify.annotations.NullMarked;
