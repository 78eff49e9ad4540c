package dev.assay.validator.catalogue;

import dev.assay.schema.SchemaName;

/** Hears how the cache of compiled schemas does; called on every lookup, so must be fast. */
public interface CacheWatch {

  /** A compiled schema was at hand. */
  void hit(SchemaName schema);

  /** A schema had to be compiled first. */
  void miss(SchemaName schema);

  /** One that does not listen. */
  static CacheWatch none() {
    return new CacheWatch() {
      @Override
      public void hit(SchemaName schema) {
        // Nobody counts.
      }

      @Override
      public void miss(SchemaName schema) {
        // Nobody counts.
      }
    };
  }
}
