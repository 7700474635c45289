package fr.barometre.api.result;

/** How much a flag should worry a reader, in increasing order. */
public enum Severity {
  /** Worth knowing. */
  INFO,
  /** To be mentioned with the figure. */
  NOTICE,
  /** The figure should not be quoted without its caveat. */
  WARNING,
  /** The figure should not be published as it is. */
  SEVERE
}
