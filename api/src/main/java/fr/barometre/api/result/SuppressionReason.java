package fr.barometre.api.result;

import fr.barometre.api.Label;

/** The reason why a figure is not shown. */
public enum SuppressionReason {
  /** It rests on fewer collectivités than the rules allow: primary suppression. */
  TOO_FEW("trop peu de collectivités", "too few collectivités"),
  /** One collectivité holds more of its base than the rules allow: primary suppression. */
  DOMINATED("une collectivité y pèse presque tout", "one collectivité makes up most of it"),
  /** Together with other figures it would give away a hidden one: secondary suppression. */
  REVEALING(
      "révélerait, avec d'autres, un chiffre masqué",
      "with others, it would give away a hidden figure");

  private final Label label;

  SuppressionReason(String fr, String en) {
    this.label = Label.of(fr, en);
  }

  /**
   * The reason, as shown to people.
   *
   * @return the label
   */
  public Label label() {
    return label;
  }
}
