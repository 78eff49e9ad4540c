/** Tests of the view. */
@NullMarked
package dev.assay.devstack.view;

import org.jspecify.annotations.NullMarked;
