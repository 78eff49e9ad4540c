package dev.assay.cli.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.rest.BindingBody;
import java.util.Optional;

/**
 * The document of {@code binding set --json}.
 *
 * @param binding what was decided
 * @param effectiveAfterMs when the validator was seen to have applied it; absent where that was not
 *     seen
 * @param restarted whether the stream was stopped and started for it
 * @param setAside why it does not hold there
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Decision(
    BindingBody binding,
    @JsonProperty("effective_after_ms") Optional<Long> effectiveAfterMs,
    Optional<Boolean> restarted,
    @JsonProperty("set_aside") Optional<String> setAside) {

  Decision(BindingBody binding, Effect effect) {
    this(binding, effect.afterMs(), effect.restarted(), effect.setAside());
  }
}
