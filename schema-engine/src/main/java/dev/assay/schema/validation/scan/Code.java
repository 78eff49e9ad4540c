package dev.assay.schema.validation.scan;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.assay.schema.validation.scan.Generation.Locals;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Pieces of code that generated methods have in common. */
final class Code {
  private static final ClassDesc WORDS = Generation.descriptor(Words.class);
  private static final ClassDesc BLANKS = Generation.descriptor(Blanks.class);
  private static final ClassDesc BYTES = CD_byte.arrayType();
  private static final MethodTypeDesc POSITION_FROM = MethodTypeDesc.of(CD_int, BYTES, CD_int);
  private static final MethodTypeDesc WORD_AT = MethodTypeDesc.of(CD_long, BYTES, CD_int);

  private Code() {}

  /** Goes elsewhere unless the byte at {@code at} is this one. */
  static void unlessByte(CodeBuilder code, char expected, Label elsewhere) {
    code.aload(Locals.JSON).iload(Locals.AT).baload().loadConstant(expected).if_icmpne(elsewhere);
  }

  /** {@code at = Blanks.skip(json, from + more)}. */
  static void skipBlanks(CodeBuilder code, int from, int more) {
    code.aload(Locals.JSON).iload(from);
    if (more != 0) {
      code.loadConstant(more).iadd();
    }
    code.invokestatic(BLANKS, "skip", POSITION_FROM).istore(Locals.AT);
  }

  /** Leaves {@code Blanks.afterColon(json, from + more)}. */
  static void afterColon(CodeBuilder code, int from, int more) {
    code.aload(Locals.JSON).iload(from).loadConstant(more).iadd();
    code.invokestatic(BLANKS, "afterColon", POSITION_FROM);
  }

  static void answer(CodeBuilder code, int result) {
    code.loadConstant(result).ireturn();
  }

  /**
   * Goes elsewhere unless these bytes stand at {@code at}; so many must be within the array, which
   * is the caller's to see to, and at least eight.
   */
  static void unlessBytes(CodeBuilder code, byte[] expected, Label elsewhere) {
    int length = expected.length;
    for (int from = 0; from + Words.BYTES <= length; from += Words.BYTES) {
      unlessWord(code, from, Words.at(expected, from), -1L, elsewhere);
    }
    if (length < Words.BYTES) {
      unlessWord(code, 0, Words.upTo(expected, 0, length), Words.mask(length), elsewhere);
    } else if (length % Words.BYTES != 0) {
      int tail = length - Words.BYTES;
      unlessWord(code, tail, Words.at(expected, tail), -1L, elsewhere);
    }
  }

  private static void unlessWord(
      CodeBuilder code, int offset, long expected, long mask, Label elsewhere) {
    code.aload(Locals.JSON).iload(Locals.AT);
    if (offset != 0) {
      code.loadConstant(offset).iadd();
    }
    code.invokestatic(WORDS, "at", WORD_AT);
    if (mask != -1L) {
      code.loadConstant(mask).land();
    }
    code.loadConstant(expected).lcmp().ifne(elsewhere);
  }

  /** Goes elsewhere unless so many bytes from {@code at} on are within the array. */
  static void unlessWithin(CodeBuilder code, int bytes, Label elsewhere) {
    code.aload(Locals.JSON).arraylength().iload(Locals.AT).isub();
    code.loadConstant(Math.max(bytes, Words.BYTES)).if_icmplt(elsewhere);
  }

  /** A string as it stands in JSON, where it needs no escape. */
  static byte[] quoted(byte[] content) {
    byte[] quoted = new byte[content.length + 2];
    System.arraycopy(content, 0, quoted, 1, content.length);
    quoted[0] = '"';
    quoted[quoted.length - 1] = '"';
    return quoted;
  }
}
