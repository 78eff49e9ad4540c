package dev.assay.triage.form;

import dev.assay.triage.ask.GroupDetail;
import java.util.List;

record DetailForm(int form, List<SampleForm> samples, List<byte[]> timeline) implements Form {

  static DetailForm of(GroupDetail detail) {
    return new DetailForm(
        CURRENT,
        detail.samples().stream().map(SampleForm::of).toList(),
        detail.timeline().stream().map(Tallying::write).toList());
  }

  GroupDetail toDetail() {
    return new GroupDetail(
        samples.stream().map(SampleForm::toSample).toList(),
        timeline.stream().map(Tallying::read).toList());
  }
}
