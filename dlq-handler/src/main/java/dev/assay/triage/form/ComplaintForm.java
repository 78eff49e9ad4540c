package dev.assay.triage.form;

import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.FailureReason;

record ComplaintForm(String schema, String reason, String keyword, String place, String message) {

  static ComplaintForm of(Complaint complaint) {
    return new ComplaintForm(
        complaint.schema(),
        complaint.reason().text(),
        complaint.keyword(),
        complaint.place(),
        complaint.message());
  }

  Complaint toComplaint() {
    return new Complaint(schema, new FailureReason(reason), keyword, place, message);
  }
}
