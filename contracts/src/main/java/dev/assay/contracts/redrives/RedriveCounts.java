package dev.assay.contracts.redrives;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the dead letters a redrive looked at; in a plan, what would become of them.
 *
 * @param selected those it is about
 * @param passing moved, or fit to be
 * @param repaired of those, how many the repair changed
 * @param unchecked of those, how many name no schema and so were not judged
 * @param parked put into a parking topic
 * @param failing left where they stand, because they would be refused again
 * @param already left out, because a redrive has dealt with them before
 * @param expired offsets that retention took away before their turn
 * @param reasons how many of those parked or failing for which reason; bounded
 */
public record RedriveCounts(
    long selected,
    long passing,
    long repaired,
    long unchecked,
    long parked,
    long failing,
    long already,
    long expired,
    Map<String, Long> reasons) {
  /** Before the first one. */
  public static final RedriveCounts NONE = new RedriveCounts(0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  public RedriveCounts {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  /** How many of the selected have been dealt with. */
  public long handled() {
    return passing + parked + failing;
  }
}
