package fr.barometre.estimate;

/** What a weighting leaves of a weighted influence: the part that its variables do not explain. */
interface Residuals {

  /** The residuals of weighted influences, one value a unit. */
  double[] of(double[] influence);
}
