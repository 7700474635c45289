package fr.barometre.examples.validation;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;

/** A response mechanism: which collectivités respond more often, and which would say yes. */
enum Mechanism implements Law {
  /** Response is a simple random sample; the answer depends on the OPSN. */
  RANDOM("random", 0.20) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return 1;
    }
  },
  /** OPSN territories respond three times as often; the answer does not depend on the OPSN. */
  OPSN_UNRELATED("OPSN-heavy, answer unrelated", 0) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return inside ? 3 : 1;
    }
  },
  /** OPSN territories respond three times as often; the answer depends on the OPSN. */
  OPSN_RELATED("OPSN-heavy, answer related", 0.30) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return inside ? 3 : 1;
    }
  },
  /** Large collectivités respond more often, and say yes more often. */
  SIZE("driven by size", 0) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return Math.sqrt(Math.max(50, collectivite.population()));
    }
  },
  /**
   * Small communes with an OPSN respond four times as often, and large collectivités more often;
   * both say yes more often.
   */
  OPSN_AND_SIZE("OPSN and size together, correlated", 0.20) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      boolean small = collectivite.population() < 1_000;
      return (inside && small ? 4 : 1) * SIZE.keenness(collectivite, inside, yes);
    }

    @Override
    public double truth(Collectivite collectivite, boolean inside) {
      return Math.min(0.95, (inside ? 0.20 : 0) + SIZE.truth(collectivite, inside));
    }
  },
  /**
   * EPCI, départements and régions respond more often, and so do some régions; so do they say yes.
   */
  REGION_AND_TYPE("région and type", 0) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return (1 + third(collectivite)) * (isCommune(collectivite) ? 1 : 4);
    }

    @Override
    public double truth(Collectivite collectivite, boolean inside) {
      return 0.20 + 0.15 * third(collectivite) + (isCommune(collectivite) ? 0 : 0.20);
    }
  },
  /** Collectivités that would say yes respond twice as often. */
  ANSWER("driven by the answer itself", 0) {
    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
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

  /** Response rate of a collectivité, relative to that of others. */
  @Override
  public abstract double keenness(Collectivite collectivite, boolean inside, boolean yes);

  private static boolean isCommune(Collectivite collectivite) {
    return collectivite.type() == CollectiviteType.COMMUNE;
  }

  /** Régions by thirds, of their codes: 0, 1 or 2. */
  private static int third(Collectivite collectivite) {
    return Integer.parseInt(collectivite.region().orElse("0")) % 3;
  }

  /** Probability that a collectivité would say yes. */
  @Override
  public double truth(Collectivite collectivite, boolean inside) {
    if (this == SIZE) {
      return Math.min(0.8, 0.15 + 0.06 * Math.log(1 + collectivite.population() / 100.0));
    }
    return 0.25 + (inside ? effectOfOpsn : 0);
  }
}
