package dev.assay.triage.heal;

import dev.assay.schema.SchemaReference;
import java.util.Optional;

/** The newest version of every schema, as far as the log has been read. */
public interface NewestSchemas {
  /** Knows none. */
  NewestSchemas NONE =
      new NewestSchemas() {
        @Override
        public long generation() {
          return 0;
        }

        @Override
        public Optional<Judge> of(SchemaReference subject) {
          return Optional.empty();
        }
      };

  /** Grows with every change; 0 while nothing is known. */
  long generation();

  /** The newest version of a subject; of any track where none is named. */
  Optional<Judge> of(SchemaReference subject);
}
