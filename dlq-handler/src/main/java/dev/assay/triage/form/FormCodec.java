package dev.assay.triage.form;

import dev.assay.contracts.json.WireJson;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.KeptSamples;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * Values as bytes and back: JSON objects that begin with the number of their form.
 *
 * <p>JSON because these bytes outlive the program that wrote them, and somebody will have to look
 * at a changelog topic one day.
 *
 * @param <T> what is written
 */
public final class FormCodec<T> {
  /** Failure groups without their samples. */
  public static final FormCodec<FailureGroup> GROUP =
      of("failure group", GroupForm.class, GroupForm::of, GroupForm::toGroup);

  /** The samples of a group. */
  public static final FormCodec<KeptSamples> SAMPLES =
      of("list of samples", SamplesForm.class, SamplesForm::of, SamplesForm::toSamples);

  /** Dead letters on their way to their group. */
  public static final FormCodec<DeadLetterRecord> LETTER =
      of("dead letter", LetterForm.class, LetterForm::of, LetterForm::toLetter);

  private final Function<T, byte[]> writing;
  private final Function<byte[], T> reading;

  private FormCodec(Function<T, byte[]> writing, Function<byte[], T> reading) {
    this.writing = writing;
    this.reading = reading;
  }

  private static <T, F extends Form> FormCodec<T> of(
      String what, Class<F> type, Function<T, F> toForm, Function<F, T> fromForm) {
    return new FormCodec<>(
        value -> WireJson.MAPPER.writeValueAsBytes(toForm.apply(value)),
        bytes -> {
          try {
            return fromForm.apply(known(what, WireJson.MAPPER.readValue(bytes, type)));
          } catch (JacksonException | IllegalArgumentException | NullPointerException damaged) {
            throw new UnreadableForm(what, damaged);
          }
        });
  }

  private static <F extends Form> F known(String what, F form) {
    if (form.form() != Form.CURRENT) {
      throw new UnreadableForm(
          what,
          "it has form %d, known is %d".formatted(form.form(), Form.CURRENT),
          "run the version that wrote it, or a newer one");
    }
    return form;
  }

  /** The bytes of a value. */
  public byte[] write(T value) {
    return writing.apply(value);
  }

  /**
   * The value that was written.
   *
   * @throws UnreadableForm if the form is unknown or the bytes are no such value
   */
  public T read(byte[] bytes) {
    return reading.apply(bytes);
  }
}
