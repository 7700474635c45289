package fr.barometre.api.result;

import fr.barometre.api.Label;

/** How far one has to look for peers: collectivités like the one that is compared. */
public enum PeerScope {
  /** Peers of the same département. */
  DEPARTEMENT("même département", "same department"),
  /** Peers of the same région: the département has too few. */
  REGION("même région", "same region"),
  /** Peers of the whole frame: the région has too few. */
  FRANCE("France entière", "whole of France"),
  /** No group can be shown. */
  NONE("aucun groupe assez grand", "no group large enough");

  private final Label label;

  PeerScope(String fr, String en) {
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
