package dev.assay.backup.restoring;

/**
 * How far a restore may go.
 *
 * @param replace whether what the target says already may be thrown away
 * @param idsAbove ids up to this one were given to events, whatever the backup says; 0 where nobody
 *     knows of any
 */
public record Wishes(boolean replace, int idsAbove) {
  public Wishes {
    if (idsAbove < 0) {
      throw new IllegalArgumentException("%d is no schema id".formatted(idsAbove));
    }
  }
}
