@NullMarked
package dev.assay.backup;

import org.jspecify.annotations.NullMarked;
