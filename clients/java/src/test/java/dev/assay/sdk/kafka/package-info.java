@NullMarked
package dev.assay.sdk.kafka;

import org.jspecify.annotations.NullMarked;
