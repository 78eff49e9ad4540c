/**
 * An S3 API on this machine, which keeps objects in memory.
 *
 * <p>May depend on S3Proxy, which whoever uses this room brings along.
 */
@NullMarked
package dev.assay.servers.s3;

import org.jspecify.annotations.NullMarked;
