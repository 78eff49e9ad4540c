package dev.assay.triage.form;

record StoredSampleForm(int form, SampleForm sample) implements Form {}
