/**
 * Counts requests, so that nobody takes more than a share.
 *
 * <p>May depend on the room config.
 */
@NullMarked
package dev.assay.kit.limits;

import org.jspecify.annotations.NullMarked;
