package fr.barometre.api.result;

import fr.barometre.api.Label;

/** How far one has to look for peers: collectivités of the same type and population stratum. */
public enum PeerScope {
  /** Peers of the same département. */
  DEPARTEMENT("même département", "same department"),
  /** Peers of the same région: the département has too few, or they answer too much alike. */
  REGION("même région", "same region"),
  /** Peers of the whole frame: the région has too few, or they answer too much alike. */
  FRANCE("France entière", "whole of France"),
  /** No group can be shown. */
  NONE("aucun groupe assez grand ou assez varié", "no group large or varied enough");

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
