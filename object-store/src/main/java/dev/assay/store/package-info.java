/**
 * Stores objects whole, wherever that is.
 *
 * <p>May depend on the JDK and the AWS SDK only.
 */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
