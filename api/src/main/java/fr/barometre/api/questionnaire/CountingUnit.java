package fr.barometre.api.questionnaire;

import fr.barometre.api.Label;

/**
 * The unit that an indicator counts. The collectivité is the cluster of every standard error in all
 * cases.
 */
public enum CountingUnit {
  /** Each collectivité once, its several answers sharing its weight equally. */
  COLLECTIVITY("collectivités", "authorities"),
  /** Each collectivité once, by its latest answer to the question. */
  LATEST("collectivités (dernière réponse)", "authorities (latest answer)"),
  /** Each response once, for indicators about agents or élus. */
  RESPONSE("réponses", "responses");

  private final Label label;

  CountingUnit(String fr, String en) {
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
