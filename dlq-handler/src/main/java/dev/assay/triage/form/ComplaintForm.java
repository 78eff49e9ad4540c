package dev.assay.triage.form;

import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.LetterWriter;

record ComplaintForm(
    String writer, String schema, String reason, String keyword, String place, String message) {

  static ComplaintForm of(Complaint complaint) {
    return new ComplaintForm(
        complaint.writer().text(),
        complaint.schema(),
        complaint.reason().text(),
        complaint.keyword(),
        complaint.place(),
        complaint.message());
  }

  Complaint toComplaint() {
    return new Complaint(
        LetterWriter.parse(writer), schema, new FailureReason(reason), keyword, place, message);
  }
}
