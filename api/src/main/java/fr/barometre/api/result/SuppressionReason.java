package fr.barometre.api.result;

/** Why a figure is not shown. */
public enum SuppressionReason {
  /** It rests on fewer collectivités than the rules allow: primary suppression. */
  TOO_FEW,
  /** One collectivité holds more of its base than the rules allow: primary suppression. */
  DOMINATED,
  /** With the other figures, it would give away one that is not shown: secondary suppression. */
  REVEALING
}
