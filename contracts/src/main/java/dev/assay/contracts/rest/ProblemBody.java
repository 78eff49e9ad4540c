package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * An error as clients read it ({@code application/problem+json}).
 *
 * @param type a URI for the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened, naming thing and value
 * @param remedy what to do about it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProblemBody(
    Optional<String> type,
    Optional<String> title,
    int status,
    Optional<String> detail,
    Optional<String> remedy) {}
