package dev.assay.triage.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Part;
import dev.assay.triage.group.FailureGroup;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

record PartForm(int form, List<Integer> partitions, List<GroupForm> groups) implements Form {

  static PartForm of(Part part) {
    return new PartForm(
        CURRENT,
        List.copyOf(part.partitions()),
        part.groups().stream().map(GroupForm::of).toList());
  }

  Part toPart() {
    return new Part(new TreeSet<>(partitions), groups.stream().map(GroupForm::toGroup).toList());
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record GroupForm(
      String fingerprint,
      String figures,
      ProfileForm profile,
      MarksForm marks,
      Optional<SuggestionForm> suggestion) {

    static GroupForm of(KnownGroup known) {
      return new GroupForm(
          known.group().fingerprint().value(),
          Base64.getEncoder().encodeToString(Figuring.write(known.group().figures())),
          ProfileForm.of(known.group().profile()),
          MarksForm.of(known.marks()),
          known.suggestion().map(SuggestionForm::of));
    }

    KnownGroup toGroup() {
      return new KnownGroup(
          new FailureGroup(
              new FailureFingerprint(fingerprint),
              Figuring.read(Base64.getDecoder().decode(figures)),
              profile.toProfile()),
          marks.toMarks(),
          suggestion.map(SuggestionForm::toSuggestion));
    }
  }
}
