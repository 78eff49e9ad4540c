/**
 * A program's bill of materials, held against the jars that the program really has.
 *
 * <p>May depend on nothing of ours.
 */
@NullMarked
package dev.assay.devstack.bill;

import org.jspecify.annotations.NullMarked;
