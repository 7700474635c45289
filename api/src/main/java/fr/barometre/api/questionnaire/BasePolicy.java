package fr.barometre.api.questionnaire;

import fr.barometre.api.Label;

/** Which answers make the denominator of an indicator. "Not applicable" is in none of them. */
public enum BasePolicy {
  /** Every answer that a respondent gave, "ne sait pas" and "sans réponse" included. */
  ALL_ANSWERS("toutes les réponses", "all answers"),
  /** Substantive answers only: "ne sait pas" and "sans réponse" leave the base. */
  EXPRESSED("réponses exprimées", "expressed answers"),
  /**
   * Everyone the question was put to: also those of the question's audience and wave who answered
   * the survey and have no record at all for the question.
   */
  ASKED("toutes les collectivités interrogées", "everyone asked");

  private final Label label;

  BasePolicy(String fr, String en) {
    this.label = Label.of(fr, en);
  }

  /**
   * The name shown to people.
   *
   * @return the label
   */
  public Label label() {
    return label;
  }
}
