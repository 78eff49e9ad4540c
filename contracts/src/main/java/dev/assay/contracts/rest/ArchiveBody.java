package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * An archive of dead letters: answers of {@code /archives}.
 *
 * @param name what it is called
 * @param state {@code running}, {@code completed} or {@code failed}
 * @param where the store
 * @param by who asked for it
 * @param why their reason; may be empty
 * @param atMs when, epoch milliseconds
 * @param letters how many dead letters are in it, so far
 * @param hidden how many of them lack what privacy hides, so that they can't be redriven from it
 * @param objects how many objects it has
 * @param bytes of all objects together
 * @param because why it failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ArchiveBody(
    String name,
    String state,
    String where,
    String by,
    String why,
    @JsonProperty("at_ms") long atMs,
    long letters,
    long hidden,
    int objects,
    long bytes,
    Optional<String> because) {}
