@NullMarked
package dev.assay.sdk;

import org.jspecify.annotations.NullMarked;
