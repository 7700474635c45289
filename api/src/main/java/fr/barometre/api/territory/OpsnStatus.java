package fr.barometre.api.territory;

import fr.barometre.api.Label;

/** The position of a collectivité with respect to OPSN: a territory's perimeter or a membership. */
public enum OpsnStatus {
  /** In the perimeter of an OPSN, or a member of one. */
  INSIDE("avec OPSN", "with an OPSN"),
  /** Known to be outside every OPSN of the list. */
  OUTSIDE("sans OPSN", "without an OPSN"),
  /** Not known; never counted silently with either of the others. */
  UNKNOWN("OPSN inconnu", "OPSN unknown");

  private final Label label;

  OpsnStatus(String fr, String en) {
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
