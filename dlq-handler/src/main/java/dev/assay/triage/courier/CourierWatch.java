package dev.assay.triage.courier;

/** Is told what couriers do; runs on their threads. */
public interface CourierWatch {

  /** So many alerts arrived. */
  void delivered(String output, int alerts);

  /** An attempt failed. */
  void failed(String output);

  /** So many alerts were given up. */
  void givenUp(String output, int alerts);
}
