package dev.assay.triage.form;

import dev.assay.triage.group.KeptSamples;
import java.util.List;

record SamplesForm(int form, List<SampleForm> first, List<SampleForm> latest) implements Form {

  static SamplesForm of(KeptSamples samples) {
    return new SamplesForm(
        CURRENT,
        samples.first().stream().map(SampleForm::of).toList(),
        samples.latest().stream().map(SampleForm::of).toList());
  }

  KeptSamples toSamples() {
    return new KeptSamples(
        first.stream().map(SampleForm::toSample).toList(),
        latest.stream().map(SampleForm::toSample).toList());
  }
}
