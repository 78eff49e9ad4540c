package dev.assay.triage.form;

import dev.assay.contracts.json.WireJson;
import dev.assay.triage.adding.Addition;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.Part;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.Sample;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.timeline.HourTally;
import java.nio.BufferUnderflowException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * Values as bytes and back, each beginning with the number of its form.
 *
 * <p>JSON where that can be afforded, because these bytes outlive the program that wrote them, and
 * somebody will have to look at a changelog topic one day; plain bytes for what is written with
 * every sum of dead letters.
 *
 * @param <T> what is written
 */
public final class FormCodec<T> {
  /** What changes with every dead letter. */
  public static final FormCodec<Figures> FIGURES =
      binary("figures of a failure group", Figuring::write, Figuring::read);

  /** What changes seldom. */
  public static final FormCodec<Profile> PROFILE =
      json("failure group", ProfileForm.class, ProfileForm::of, ProfileForm::toProfile);

  /** Which samples a group keeps. */
  public static final FormCodec<SamplePlan> PLAN =
      binary("sample plan", Planning::write, Planning::read);

  /** One sample. */
  public static final FormCodec<Sample> SAMPLE =
      json(
          "sample",
          StoredSampleForm.class,
          sample -> new StoredSampleForm(Form.CURRENT, SampleForm.of(sample)),
          form -> form.sample().toSample());

  /** One hour of a timeline. */
  public static final FormCodec<HourTally> HOUR =
      binary("hour of a timeline", Tallying::write, Tallying::read);

  /** Dead letters on their way to their group. */
  public static final FormCodec<Addition> ADDITION =
      binary("addition to a failure group", AdditionForm::write, AdditionForm::read);

  /** What somebody says about a group. */
  public static final FormCodec<Mark> MARK =
      json("mark", MarkForm.class, MarkForm::of, MarkForm::toMark);

  /** What was said about a group. */
  public static final FormCodec<Marks> MARKS =
      json("list of marks", MarksForm.class, MarksForm::of, MarksForm::toMarks);

  /** What one instance tells another about its groups. */
  public static final FormCodec<Part> PART =
      json("part of the groups", PartForm.class, PartForm::of, PartForm::toPart);

  /** What one instance tells another about one group. */
  public static final FormCodec<GroupDetail> DETAIL =
      json("detail of a group", DetailForm.class, DetailForm::of, DetailForm::toDetail);

  private final Function<T, byte[]> writing;
  private final Function<byte[], T> reading;

  private FormCodec(Function<T, byte[]> writing, Function<byte[], T> reading) {
    this.writing = writing;
    this.reading = reading;
  }

  /** A codec of JSON objects that carry their form's number. */
  static <T, F extends Form> FormCodec<T> json(
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

  private static <T> FormCodec<T> binary(
      String what, Function<T, byte[]> writing, Function<byte[], T> reading) {
    return new FormCodec<>(
        writing,
        bytes -> {
          try {
            return reading.apply(bytes);
          } catch (BufferUnderflowException
              | IllegalArgumentException
              | IndexOutOfBoundsException
              | NegativeArraySizeException
              | NullPointerException
              | JacksonException damaged) {
            throw new UnreadableForm(what, damaged);
          }
        });
  }

  private static <F extends Form> F known(String what, F form) {
    if (form.form() != Form.CURRENT) {
      throw UnreadableForm.unknown(what, form.form());
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
