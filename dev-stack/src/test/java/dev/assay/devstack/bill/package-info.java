@NullMarked
package dev.assay.devstack.bill;

import org.jspecify.annotations.NullMarked;
