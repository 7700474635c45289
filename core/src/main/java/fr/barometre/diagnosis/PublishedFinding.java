package fr.barometre.diagnosis;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.result.Severity;

/**
 * Something that was found in a publication's figures.
 *
 * @param kind what it is
 * @param indicator code of the indicator; empty text when it is about the publication
 * @param severity how much it should worry
 * @param sentence what was found, as one plain sentence
 */
public record PublishedFinding(Kind kind, String indicator, Severity severity, Label sentence) {

  /** The subject of a finding. */
  public enum Kind {
    /** The printed shares of a question do not add up to 100. */
    SUM_OFF,
    /** The headline is not the answer one would expect, but its negative. */
    NEGATIVE_HEADLINE,
    /** The publication does not say how many answered. */
    BASE_MISSING,
    /** The printed unit is not what was counted. */
    UNIT_SLIPS,
    /** The publication does not say which modality a figure belongs to. */
    UNRESOLVED,
    /** Missing answers are in the base: without them the figure would be another. */
    OTHER_BASE,
    /** A printed modality is not one of the question's. */
    UNKNOWN_MODALITY,
    /** Several statements have the same figure: none can be found again by its value. */
    RECURRING
  }

  /**
   * Checks what is given.
   *
   * @param kind what it is
   * @param indicator code of the indicator, or empty text
   * @param severity how much it should worry
   * @param sentence what was found
   */
  public PublishedFinding {
    requireNonNull(kind, "kind");
    requireNonNull(indicator, "indicator");
    requireNonNull(severity, "severity");
    requireNonNull(sentence, "sentence");
  }

  @Override
  public String toString() {
    return severity + " " + kind + " " + indicator + ": " + sentence.fr();
  }
}
