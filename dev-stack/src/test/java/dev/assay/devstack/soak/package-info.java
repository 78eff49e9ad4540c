@NullMarked
package dev.assay.devstack.soak;

import org.jspecify.annotations.NullMarked;
