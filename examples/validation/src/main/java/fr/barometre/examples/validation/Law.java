package fr.barometre.examples.validation;

import fr.barometre.api.territory.Collectivite;

/** A law of answers and of response. */
interface Law {

  /** Probability that a collectivité would say yes. */
  double truth(Collectivite collectivite, boolean inside);

  /** Response rate of a collectivité, relative to that of others. */
  double keenness(Collectivite collectivite, boolean inside, boolean yes);
}
