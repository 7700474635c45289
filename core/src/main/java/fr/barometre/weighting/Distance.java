package fr.barometre.weighting;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How far calibrated weights may go from the weights before, as the function F that gives the
 * factor g = F(x'λ).
 *
 * <p>Reference: Deville and Särndal, "Calibration Estimators in Survey Sampling", JASA 87 (1992),
 * 376-382, §2. Immutable.
 */
public final class Distance {

  private enum Kind {
    LINEAR,
    RAKING,
    LOGIT,
    TRUNCATED_LINEAR
  }

  private final Kind kind;
  private final double lower;
  private final double upper;

  private Distance(Kind kind, double lower, double upper) {
    this.kind = kind;
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * Linear, or generalised regression: F(u) = 1 + u. Factors may be negative.
   *
   * @return the distance
   */
  public static Distance linear() {
    return new Distance(Kind.LINEAR, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Raking, or exponential: F(u) = exp(u). Factors are positive.
   *
   * @return the distance
   */
  public static Distance raking() {
    return new Distance(Kind.RAKING, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * Logit: \[ F(u) = \frac{L(U-1) + U(1-L)e^{Au}}{(U-1) + (1-L)e^{Au}}, \quad A =
   * \frac{U-L}{(1-L)(U-1)} \] Factors stay within (L, U).
   *
   * @param lower L, in [0, 1)
   * @param upper U, above 1
   * @return the distance
   * @throws IllegalArgumentException if a bound is elsewhere
   */
  public static Distance logit(double lower, double upper) {
    if (lower < 0) {
      throw new IllegalArgumentException(
          "lower bound "
              + lower
              + " of the factors; expected 0 or more, or for negative ones"
              + " Distance.truncatedLinear");
    }
    return bounded(Kind.LOGIT, lower, upper);
  }

  /**
   * Truncated linear: F(u) = 1 + u, cut at L and U. Factors stay within [L, U].
   *
   * @param lower L, below 1
   * @param upper U, above 1
   * @return the distance
   */
  public static Distance truncatedLinear(double lower, double upper) {
    return bounded(Kind.TRUNCATED_LINEAR, lower, upper);
  }

  private static Distance bounded(Kind kind, double lower, double upper) {
    if (!(lower < 1 && 1 < upper && Double.isFinite(lower) && Double.isFinite(upper))) {
      throw new IllegalArgumentException(
          "bounds [" + lower + ", " + upper + "] of the factors do not have 1 inside");
    }
    return new Distance(kind, lower, upper);
  }

  /**
   * The factor F(u).
   *
   * @param u x'λ
   * @return the factor g
   */
  public double factor(double u) {
    return switch (kind) {
      case LINEAR -> 1 + u;
      case RAKING -> Math.exp(u);
      case TRUNCATED_LINEAR -> Math.min(upper, Math.max(lower, 1 + u));
      case LOGIT -> {
        double a = (upper - lower) / ((1 - lower) * (upper - 1));
        double e = Math.exp(-Math.abs(a * u));
        yield u < 0
            ? (lower * (upper - 1) + upper * (1 - lower) * e) / (upper - 1 + (1 - lower) * e)
            : (lower * (upper - 1) * e + upper * (1 - lower)) / ((upper - 1) * e + 1 - lower);
      }
    };
  }

  /**
   * The derivative F'(u).
   *
   * @param u x'λ
   * @return zero or more
   */
  public double derivative(double u) {
    return switch (kind) {
      case LINEAR -> 1;
      case RAKING -> Math.exp(u);
      case TRUNCATED_LINEAR -> lower < 1 + u && 1 + u < upper ? 1 : 0;
      case LOGIT -> {
        double f = factor(u);
        yield (f - lower) * (upper - f) / ((1 - lower) * (upper - 1));
      }
    };
  }

  /**
   * Whether factors stay within bounds that the caller gave.
   *
   * @return true for logit and truncated linear
   */
  public boolean isBounded() {
    return kind == Kind.LOGIT || kind == Kind.TRUNCATED_LINEAR;
  }

  /**
   * The same distance with bounds t times as far from 1, though none below 0. Where nothing is
   * bounded it is the same.
   *
   * @param t above zero
   * @return the other distance
   */
  public Distance widened(double t) {
    return isBounded()
        ? new Distance(kind, Math.max(0, 1 - t * (1 - lower)), 1 + t * (upper - 1))
        : this;
  }

  /**
   * The lower bound L.
   *
   * @return below 1; 0 for raking, negative infinity for linear
   */
  public double lower() {
    return lower;
  }

  /**
   * The upper bound U.
   *
   * @return above 1; infinity where there is none
   */
  public double upper() {
    return upper;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distance that
        && kind == that.kind
        && lower == that.lower
        && upper == that.upper;
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + Double.hashCode(lower) + Double.hashCode(upper);
  }

  /** The distance in French: {@code "logit, de 0,5 à 2"}. */
  String french() {
    String name =
        switch (kind) {
          case LINEAR -> "linéaire";
          case RAKING -> "raking ratio";
          case LOGIT -> "logit";
          case TRUNCATED_LINEAR -> "linéaire tronquée";
        };
    return isBounded() ? name + ", de " + comma(lower) + " à " + comma(upper) : name;
  }

  private static String comma(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString().replace('.', ',');
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return isBounded() ? name + " [" + lower + ", " + upper + "]" : name;
  }
}
