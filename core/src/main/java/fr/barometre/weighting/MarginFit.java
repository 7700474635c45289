package fr.barometre.weighting;

import static java.util.Objects.requireNonNull;

/**
 * One total that weights were brought to.
 *
 * @param name what is totalled, for example {@code "OPSN=INSIDE"}
 * @param wanted the population's total
 * @param before the estimated total before weighting
 * @param after the estimated total after weighting
 */
public record MarginFit(String name, double wanted, double before, double after) {

  /**
   * Checks what is given.
   *
   * @param name what is totalled
   * @param wanted the population's total
   * @param before the estimated total before weighting
   * @param after the estimated total after weighting
   */
  public MarginFit {
    requireNonNull(name, "name");
  }

  /**
   * How far the total after weighting is from the one wanted.
   *
   * @return |after - wanted| / max(1, |wanted|), zero or more
   */
  public double distance() {
    return Math.abs(after - wanted) / Math.max(1, Math.abs(wanted));
  }
}
