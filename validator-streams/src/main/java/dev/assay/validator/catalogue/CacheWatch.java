package dev.assay.validator.catalogue;

import dev.assay.schema.SchemaName;

/** Hears how the cache of compiled schemas does; called on every lookup, so must be fast. */
public interface CacheWatch {

  /** A compiled schema was at hand. */
  void hit(SchemaName schema);

  /** A schema had to be compiled first. */
  void miss(SchemaName schema);
}
