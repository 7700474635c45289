package fr.barometre.api.result;

import fr.barometre.api.Label;

/** How a collectivité's own answer stands beside the figure of its peers. */
public enum PeerStanding {
  /** It answers as most of its peers do: the interval is on its side of 50 %. */
  LIKE_MOST("comme la plupart", "like most"),
  /** It does not answer as most of its peers do: the interval is on the other side of 50 %. */
  UNLIKE_MOST("contrairement à la plupart", "unlike most"),
  /** Half of its peers may answer either way, or the collectivité itself gave both answers. */
  DIVIDED("réponses partagées", "answers are divided"),
  /** Its number is above the interval of its peers' mean. */
  ABOVE("au-dessus de la moyenne", "above the mean"),
  /** Its number is in the interval of its peers' mean. */
  NEAR("proche de la moyenne", "near the mean"),
  /** Its number is below the interval of its peers' mean. */
  BELOW("au-dessous de la moyenne", "below the mean"),
  /** It gave no answer that counts, or its peers have no figure with an interval. */
  UNKNOWN("sans comparaison", "not compared");

  private final Label label;

  PeerStanding(String fr, String en) {
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
