package fr.barometre.api.answer;

import fr.barometre.api.Label;

/** The role of the person who answered for the collectivité. */
public enum Role {
  /** A member of the staff. */
  AGENT("agent", "staff"),
  /** An elected member. */
  ELU("élu", "elected member"),
  /** Not known. */
  UNKNOWN("rôle inconnu", "role unknown");

  private final Label label;

  Role(String fr, String en) {
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
