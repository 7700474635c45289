package fr.barometre.api.result;

import fr.barometre.api.Label;

/** The model behind a modelled figure of the whole frame. */
public enum FigureModel {
  /** A model of who responds and a model of what they say: right if either is. */
  DOUBLY_ROBUST("par les deux modèles (doublement robuste)", "by both models (doubly robust)"),
  /** A model of who responds: answers weighted by the inverse of their propensity. */
  INVERSE_PROPENSITY("par un modèle de qui répond", "by a model of who responds"),
  /** A model of what is answered: its mean prediction. */
  OUTCOME("par un modèle de ce qui est répondu", "by a model of what is answered");

  private final Label label;

  FigureModel(String fr, String en) {
    this.label = Label.of(fr, en);
  }

  /**
   * The name shown to people.
   *
   * @return a few words
   */
  public Label label() {
    return label;
  }
}
