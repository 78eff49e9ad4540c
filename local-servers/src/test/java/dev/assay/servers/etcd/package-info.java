@NullMarked
package dev.assay.servers.etcd;

import org.jspecify.annotations.NullMarked;
