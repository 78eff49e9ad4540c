package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code PUT /failures/{fingerprint}/state}.
 *
 * @param state {@code muted}, {@code fixed} or {@code open}
 * @param until when a mute shall end by itself, ISO-8601
 * @param reason why
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StateWishBody(
    Optional<String> state, Optional<String> until, Optional<String> reason) {}
