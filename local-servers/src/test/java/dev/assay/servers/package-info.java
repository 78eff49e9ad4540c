@NullMarked
package dev.assay.servers;

import org.jspecify.annotations.NullMarked;
