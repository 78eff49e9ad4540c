/**
 * JSON as bytes and text: whether it is well-formed, its canonical form, pointers into it.
 *
 * <p>May depend on the JDK and on Jackson's tree.
 */
@NullMarked
package dev.assay.schema.json;

import org.jspecify.annotations.NullMarked;
