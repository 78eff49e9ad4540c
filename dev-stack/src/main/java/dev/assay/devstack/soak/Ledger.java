package dev.assay.devstack.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Where every number was seen, and how often.
 *
 * <p>The source topic is the truth: what is in it once must come out once. Seven bytes an event, so
 * that a soak of days fits into memory.
 */
final class Ledger {
  private static final int FIRST_ROOM = 1 << 16;

  private final NumberedEvent events;
  private final Map<Lane, Seen> last = new HashMap<>();
  private byte[] inSource = new byte[FIRST_ROOM];
  private byte[] inValidated = new byte[FIRST_ROOM];
  private byte[] inDeadLetters = new byte[FIRST_ROOM];
  private int[] checksums = new int[FIRST_ROOM];
  private int numbers;
  private long outOfOrder;
  private long altered;
  private long foreign;

  Ledger(NumberedEvent events) {
    this.events = events;
  }

  /** Which of the three topics. */
  enum Place {
    SOURCE,
    VALIDATED,
    DEAD_LETTERS
  }

  /** Notes a record; those of a partition in their order, the source before its outputs. */
  void saw(Place place, int partition, byte[] value) {
    var found = NumberedEvent.numberIn(value);
    if (found.isEmpty()) {
      foreign++;
      return;
    }
    int number = found.getAsInt();
    makeRoom(number);
    byte[] counts = counts(place);
    counts[number] = (byte) Math.min(Byte.MAX_VALUE, counts[number] + 1);
    if (place == Place.SOURCE) {
      checksums[number] = checksum(value);
    } else if (checksums[number] != checksum(value)) {
      altered++;
    }
    noteOrder(place, partition, number);
  }

  // Events of a key lie in one partition, each higher than the one before.
  private void noteOrder(Place place, int partition, int number) {
    Lane lane = new Lane(place, new String(events.key(number), UTF_8));
    Seen before = last.put(lane, new Seen(partition, number));
    if (before != null && (before.partition() != partition || before.number() > number)) {
      outOfOrder++;
    }
  }

  /** What comes of it, for those events that the producer knows to be written. */
  Balance balance(BitSet confirmed) {
    long lost = 0;
    long duplicated = 0;
    long misrouted = 0;
    long swallowed = 0;
    for (int number = 0; number < Math.max(numbers, confirmed.length()); number++) {
      makeRoom(number);
      int written = inSource[number];
      int out = inValidated[number] + inDeadLetters[number];
      lost += Math.max(0, written - out);
      duplicated += Math.max(0, out - written);
      swallowed += written == 0 && confirmed.get(number) ? 1 : 0;
      misrouted += events.isBad(number) ? inValidated[number] : inDeadLetters[number];
    }
    return new Balance(
        sum(inSource),
        sum(inValidated),
        sum(inDeadLetters),
        lost,
        duplicated,
        misrouted,
        altered,
        outOfOrder,
        swallowed,
        foreign);
  }

  /**
   * The sums.
   *
   * @param events in the source topic
   * @param lost in the source and in neither output
   * @param duplicated more often in the outputs than in the source
   * @param misrouted bad ones that passed and good ones that were refused
   * @param altered other bytes than in the source
   * @param orderViolations not after the event of the same key that was before it in the source
   * @param swallowed confirmed by the broker and not in the source
   * @param foreign records that nobody here sent
   */
  record Balance(
      long events,
      long validated,
      long deadLettered,
      long lost,
      long duplicated,
      long misrouted,
      long altered,
      long orderViolations,
      long swallowed,
      long foreign) {
    boolean isEven() {
      return lost + duplicated + misrouted + altered + orderViolations + swallowed + foreign == 0;
    }
  }

  private byte[] counts(Place place) {
    return switch (place) {
      case SOURCE -> inSource;
      case VALIDATED -> inValidated;
      case DEAD_LETTERS -> inDeadLetters;
    };
  }

  private void makeRoom(int number) {
    numbers = Math.max(numbers, number + 1);
    if (number >= inSource.length) {
      int room = Math.max(number + 1, inSource.length * 2);
      inSource = Arrays.copyOf(inSource, room);
      inValidated = Arrays.copyOf(inValidated, room);
      inDeadLetters = Arrays.copyOf(inDeadLetters, room);
      checksums = Arrays.copyOf(checksums, room);
    }
  }

  private static long sum(byte[] counts) {
    long sum = 0;
    for (byte count : counts) {
      sum += count;
    }
    return sum;
  }

  private static int checksum(byte[] value) {
    CRC32C crc = new CRC32C();
    crc.update(value);
    return (int) crc.getValue();
  }

  private record Lane(Place place, String key) {}

  private record Seen(int partition, int number) {}
}
