/**
 * One way of reading JSON that crosses a process.
 *
 * <p>May depend on Jackson only.
 */
@NullMarked
package dev.assay.contracts.json;

import org.jspecify.annotations.NullMarked;
