package dev.assay.cli.generate.records;

/** Why a schema can't become a record, with what to do. */
final class NoRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoRecord(String reason) {
    super(reason);
  }
}
