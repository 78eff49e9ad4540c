/** The house as a whole: who may know whom, and whether the docs tell the truth. */
@NullMarked
package dev.assay.devstack.house;

import org.jspecify.annotations.NullMarked;
