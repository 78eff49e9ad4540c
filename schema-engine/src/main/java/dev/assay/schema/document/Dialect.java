package dev.assay.schema.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A draft of JSON Schema, which decides what the keywords mean. */
public enum Dialect {
  DRAFT_04("http://json-schema.org/draft-04/schema#"),
  DRAFT_06("http://json-schema.org/draft-06/schema#"),
  DRAFT_07("http://json-schema.org/draft-07/schema#"),
  DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema"),
  DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema");

  /** What a document is taken for that doesn't say. */
  public static final Dialect DEFAULT = DRAFT_2020_12;

  private final String metaSchemaUri;

  Dialect(String metaSchemaUri) {
    this.metaSchemaUri = metaSchemaUri;
  }

  /** What {@code $schema} says for this dialect. */
  public String metaSchemaUri() {
    return metaSchemaUri;
  }

  static List<String> metaSchemaUris() {
    return Arrays.stream(values()).map(Dialect::metaSchemaUri).toList();
  }

  /** The dialect of a {@code $schema}; an empty fragment at its end makes no difference. */
  public static Optional<Dialect> ofMetaSchema(String uri) {
    String wanted = withoutEmptyFragment(uri);
    return Arrays.stream(values())
        .filter(dialect -> withoutEmptyFragment(dialect.metaSchemaUri).equals(wanted))
        .findFirst();
  }

  /** The keywords that it knows, in alphabetical order. */
  public List<String> keywords() {
    return Keywords.of(this);
  }

  /** How it calls the keyword that names a schema resource. */
  public String idKeyword() {
    return Keywords.idKeyword(this);
  }

  private static String withoutEmptyFragment(String uri) {
    return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
