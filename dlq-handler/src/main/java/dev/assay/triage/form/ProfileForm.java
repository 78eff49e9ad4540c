package dev.assay.triage.form;

import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.Reach;
import java.util.List;

record ProfileForm(
    int form,
    ComplaintForm complaint,
    List<String> schemas,
    List<String> sourceTopics,
    List<String> deadLetterTopics,
    List<String> producers)
    implements Form {

  static ProfileForm of(Profile profile) {
    Reach reach = profile.reach();
    return new ProfileForm(
        CURRENT,
        ComplaintForm.of(profile.complaint()),
        reach.schemas().stream().map(SchemaReference::toString).toList(),
        reach.sourceTopics(),
        reach.deadLetterTopics(),
        reach.producers());
  }

  Profile toProfile() {
    return new Profile(
        complaint.toComplaint(),
        new Reach(
            schemas.stream().map(SchemaReference::parse).toList(),
            sourceTopics,
            deadLetterTopics,
            producers));
  }
}
