/** The doctor, on a stack that is well and on one that is not. */
@NullMarked
package dev.assay.devstack.doctor;

import org.jspecify.annotations.NullMarked;
