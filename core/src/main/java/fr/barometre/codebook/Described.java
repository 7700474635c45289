package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Questionnaire;
import java.util.List;

/**
 * A questionnaire read from a file, with the notes on how it was read.
 *
 * @param questionnaire the questionnaire
 * @param notes what was left out or supposed
 */
public record Described(Questionnaire questionnaire, List<Label> notes) {

  /**
   * Copies what is given.
   *
   * @param questionnaire the questionnaire
   * @param notes what was left out or supposed
   */
  public Described {
    notes = List.copyOf(notes);
  }
}
