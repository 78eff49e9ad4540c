package dev.assay.kit.limits;

import dev.assay.kit.config.Key;

/**
 * How much anybody may ask.
 *
 * @param perPrincipal of each who proved who they are
 * @param perAddress of each address, whoever asks there
 * @param failures proofs that fail, of each address
 * @param tracked principals and addresses remembered for each limit
 */
public record LimitSettings(
    @Key(
            value = "per-principal",
            defaultValue = "off",
            describes = "Requests of one principal, such as 100/s or 6000/m; more get 429")
        Rate perPrincipal,
    @Key(
            value = "per-address",
            defaultValue = "off",
            describes = "Requests of one address (IPv6: of one /64); more get 429")
        Rate perAddress,
    @Key(
            value = "failed-authentications",
            defaultValue = "30/m",
            describes = "Failed proofs of one address; more get 429 without being looked at")
        Rate failures,
    @Key(
            value = "tracked",
            defaultValue = "10000",
            describes = "Principals and addresses remembered for each limit")
        int tracked) {

  public LimitSettings {
    if (tracked < 1) {
      throw new IllegalArgumentException("tracked %d is less than 1".formatted(tracked));
    }
  }

  /** The defaults. */
  public static LimitSettings defaults() {
    return new LimitSettings(Rate.UNLIMITED, Rate.UNLIMITED, Rate.parse("30/m"), 10_000);
  }
}
