package dev.assay.schema.validation.scan;

import dev.assay.schema.pattern.AsciiAutomaton;
import dev.assay.schema.pattern.EcmaPattern;
import java.util.Optional;

/** A pattern, by its automaton where it has one and the string is ASCII without escapes. */
record StringTest(Optional<AsciiAutomaton> automaton, EcmaPattern pattern) {

  /** Whether a well-formed content matches. */
  boolean matches(byte[] json, int from, int to) {
    int found = automaton.isPresent() ? automaton.get().find(json, from) : AsciiAutomaton.UNDECIDED;
    return found == AsciiAutomaton.UNDECIDED
        ? pattern.find(Quoted.text(json, from, to))
        : found >= 0;
  }
}
