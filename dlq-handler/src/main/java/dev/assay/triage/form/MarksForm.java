package dev.assay.triage.form;

import dev.assay.triage.mark.Marks;
import java.util.List;

record MarksForm(int form, List<MarkForm> latestFirst) implements Form {

  static MarksForm of(Marks marks) {
    return new MarksForm(CURRENT, marks.latestFirst().stream().map(MarkForm::of).toList());
  }

  Marks toMarks() {
    return new Marks(latestFirst.stream().map(MarkForm::toMark).toList());
  }
}
