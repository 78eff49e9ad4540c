package dev.assay.contracts.rest;

import java.util.List;

/**
 * Answer of {@code POST /mirror/verify}.
 *
 * @param equal whether the copy is exactly what it should be
 * @param checkpoint how far up the log the copy says it stands
 * @param compared how far up the log the state stands that it was compared with
 * @param missing keys that should be there, sorted
 * @param differing keys with another value than they should have, sorted
 * @param stray keys that no schema or policy accounts for, sorted
 */
public record MirrorReportBody(
    boolean equal,
    String checkpoint,
    String compared,
    List<String> missing,
    List<String> differing,
    List<String> stray) {}
