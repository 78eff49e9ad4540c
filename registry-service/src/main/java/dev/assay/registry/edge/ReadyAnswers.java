package dev.assay.registry.edge;

import dev.assay.registry.state.Snapshot;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Answers that were given from the current state, by address; thrown away with it.
 *
 * @param snapshot the state
 * @param offset how far up the log it stands, as it is sent
 */
record ReadyAnswers(Snapshot snapshot, String offset, ConcurrentMap<String, Standing> byAddress) {
  private static final int MOST = 10_000;
  private static final int LONGEST_ADDRESS = 500;

  static ReadyAnswers of(Snapshot snapshot) {
    return new ReadyAnswers(snapshot, snapshot.position().toString(), new ConcurrentHashMap<>());
  }

  Optional<Standing> at(String address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  void keep(String address, Standing answer) {
    if (byAddress.size() < MOST && address.length() <= LONGEST_ADDRESS) {
      byAddress.put(address, answer);
    }
  }
}
