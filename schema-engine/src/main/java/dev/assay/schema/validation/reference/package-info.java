/**
 * The reference validator: networknt, whose types never leave this room.
 *
 * <p>May depend on {@code validation}, {@code document}, {@code json}, networknt and RE2/J.
 */
@NullMarked
package dev.assay.schema.validation.reference;

import org.jspecify.annotations.NullMarked;
