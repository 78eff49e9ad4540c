package dev.assay.schema.validation;

/** A schema made ready to judge events and to say who judged; safe for use by many threads. */
@FunctionalInterface
public interface Judge {

  /** Judges a JSON text that fills the array. */
  Judged judge(byte[] json);
}
