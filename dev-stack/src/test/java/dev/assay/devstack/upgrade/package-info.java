@NullMarked
package dev.assay.devstack.upgrade;

import org.jspecify.annotations.NullMarked;
