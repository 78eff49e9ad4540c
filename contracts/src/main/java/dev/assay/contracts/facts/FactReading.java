package dev.assay.contracts.facts;

/** What a record of the log turns out to be. */
public sealed interface FactReading {

  /**
   * A statement.
   *
   * @param fact what it says
   */
  record Stated(Fact fact) implements FactReading {}

  /**
   * A tombstone: nothing is stated about this identity any more.
   *
   * @param identity the key
   */
  record Withdrawn(String identity) implements FactReading {}

  /**
   * Nothing this reader understands; whoever follows the log stops here.
   *
   * @param identity the key as text
   * @param problem what is wrong with the record
   */
  record Unreadable(String identity, String problem) implements FactReading {}
}
