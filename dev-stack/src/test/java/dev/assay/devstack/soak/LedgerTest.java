package dev.assay.devstack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.devstack.soak.Ledger.Balance;
import dev.assay.devstack.soak.Ledger.Place;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final int EVENTS = 1_000;
  private static final int ONE = 500;

  private final NumberedEvent events = new NumberedEvent(7);
  private final Ledger ledger = new Ledger(events);
  private final BitSet confirmed = new BitSet();

  @BeforeEach
  void send() {
    for (int number = 0; number < EVENTS; number++) {
      ledger.saw(Place.SOURCE, 0, events.value(number));
      confirmed.set(number);
    }
  }

  @Test
  void isEvenWhenEveryEventCameOutOnceByItsExit() {
    judge(-1);
    assertThat(balance().isEven()).isTrue();
    assertThat(balance().validated() + balance().deadLettered()).isEqualTo(EVENTS);
    assertThat(balance().deadLettered()).isBetween(EVENTS / 20L, EVENTS / 5L);
  }

  @Test
  void anEventThatCameOutNowhereIsLost() {
    judge(ONE);
    assertThat(balance().lost()).isEqualTo(1);
    assertThat(balance().isEven()).isFalse();
  }

  @Test
  void anEventThatCameOutTwiceIsDuplicated() {
    judge(-1);
    ledger.saw(exit(ONE), 0, events.value(ONE));
    assertThat(balance().duplicated()).isEqualTo(1);
  }

  @Test
  void anEventInBothOutputsIsDuplicatedAndMisrouted() {
    judge(-1);
    ledger.saw(other(exit(ONE)), 0, events.value(ONE));
    assertThat(balance().duplicated()).isEqualTo(1);
    assertThat(balance().misrouted()).isEqualTo(1);
  }

  @Test
  void anEventInTheWrongOutputIsMisroutedAndNeitherLostNorDuplicated() {
    judge(ONE);
    ledger.saw(other(exit(ONE)), 0, events.value(ONE));
    assertThat(balance().misrouted()).isEqualTo(1);
    assertThat(balance().lost() + balance().duplicated()).isZero();
  }

  @Test
  void anEventAfterALaterOneOfItsKeyIsOutOfOrder() {
    judge(ONE);
    ledger.saw(exit(ONE), 0, events.value(ONE));
    assertThat(balance().orderViolations()).isEqualTo(1);
  }

  @Test
  void aKeyInTwoPartitionsIsOutOfOrder() {
    judge(ONE);
    ledger.saw(exit(ONE), 1, events.value(EVENTS + 24));
    assertThat(balance().orderViolations()).isEqualTo(1);
  }

  @Test
  void anEventWithOtherBytesIsAltered() {
    judge(ONE);
    byte[] value = events.value(ONE);
    value[value.length - 2]++;
    ledger.saw(exit(ONE), 0, value);
    assertThat(balance().altered()).isEqualTo(1);
  }

  @Test
  void anEventThatTheBrokerConfirmedAndForgotIsSwallowed() {
    judge(-1);
    confirmed.set(EVENTS);
    assertThat(balance().swallowed()).isEqualTo(1);
    assertThat(balance().isEven()).isFalse();
  }

  private void judge(int except) {
    for (int number = 0; number < EVENTS; number++) {
      if (number != except) {
        ledger.saw(exit(number), 0, events.value(number));
      }
    }
  }

  private Place exit(int number) {
    return events.isBad(number) ? Place.DEAD_LETTERS : Place.VALIDATED;
  }

  private static Place other(Place exit) {
    return exit == Place.VALIDATED ? Place.DEAD_LETTERS : Place.VALIDATED;
  }

  private Balance balance() {
    return ledger.balance(confirmed);
  }
}
