package fr.barometre.examples.validation;

import fr.barometre.api.territory.Collectivite;

/** Who answers, and what the truth has to do with it. */
enum Mechanism {
  /** A simple random sample; the answer depends on OPSN. */
  RANDOM("random", 0.20) {
    @Override
    double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return 1;
    }
  },
  /** OPSN territories answer three times as often; the answer does not depend on OPSN. */
  OPSN_UNRELATED("OPSN-heavy, answer unrelated", 0) {
    @Override
    double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return inside ? 3 : 1;
    }
  },
  /** OPSN territories answer three times as often; the answer depends on OPSN. */
  OPSN_RELATED("OPSN-heavy, answer related", 0.30) {
    @Override
    double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return inside ? 3 : 1;
    }
  },
  /** Large collectivités answer more often, and yes more often. */
  SIZE("driven by size", 0) {
    @Override
    double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return Math.sqrt(Math.max(50, collectivite.population()));
    }
  },
  /** Those who would say yes answer twice as often. */
  ANSWER("driven by the answer itself", 0) {
    @Override
    double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return yes ? 2 : 1;
    }
  };

  private final String title;
  private final double effectOfOpsn;

  Mechanism(String title, double effectOfOpsn) {
    this.title = title;
    this.effectOfOpsn = effectOfOpsn;
  }

  String title() {
    return title;
  }

  /** How often a collectivité answers, beside another. */
  abstract double keenness(Collectivite collectivite, boolean inside, boolean yes);

  /** The probability that a collectivité is one that would say yes. */
  double truth(Collectivite collectivite, boolean inside) {
    if (this == SIZE) {
      return Math.min(0.8, 0.15 + 0.06 * Math.log(1 + collectivite.population() / 100.0));
    }
    return 0.25 + (inside ? effectOfOpsn : 0);
  }
}
