package dev.assay.cli.generate.code;

import java.util.List;

/** Makes code of schemas. */
public interface Generator {
  /** One file for each schema, in their order; the same for the same schemas. */
  List<GeneratedFile> generate(List<GivenSchema> schemas);
}
