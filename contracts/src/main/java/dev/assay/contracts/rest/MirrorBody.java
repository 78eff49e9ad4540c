package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Answer of {@code GET /mirror}, and of {@code POST /mirror/rebuild}.
 *
 * @param state {@code off}, {@code starting}, {@code following}, {@code waiting} or {@code halted}
 * @param position how far up the log the copy stands, while it follows
 * @param detail the reason, while it does not
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MirrorBody(String state, Optional<String> position, Optional<String> detail) {}
