@NullMarked
package dev.assay.servers.kafka;

import org.jspecify.annotations.NullMarked;
