@NullMarked
package dev.assay.etcd;

import org.jspecify.annotations.NullMarked;
