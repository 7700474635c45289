package fr.barometre.diagnosis;

import fr.barometre.api.territory.Dimension;
import java.util.List;
import org.immutables.value.Value;

/**
 * All thresholds of the flags, with their defaults.
 *
 * <p>Those of SMALL_BASE, WIDE_INTERVAL and FEW_DEGREES are the presentation standards of the U.S.
 * National Center for Health Statistics (Parker and others, Vital and Health Statistics 2-175,
 * 2017).
 */
@Value.Immutable
public abstract class FlagPolicy {

  /** The default thresholds. */
  public static final FlagPolicy DEFAULT = builder().build();

  FlagPolicy() {}

  /**
   * OPSN_OVERREPRESENTED and OPSN_UNDERREPRESENTED: absolute Cohen's h.
   *
   * @return by default 0.2, 0.5, 0.8
   */
  @Value.Default
  public Scale imbalance() {
    return new Scale(0.2, 0.5, 0.8);
  }

  /**
   * The p-value below which a difference is taken to be one: with {@link #imbalance()}, for
   * OPSN_SENSITIVE and for changes.
   *
   * @return by default 0.05
   */
  @Value.Default
  public double significance() {
    return 0.05;
  }

  /**
   * OPSN_BIASED: absolute composition shift over the observed figure's standard error, where the
   * shift differs from zero at {@link #biasSignificance()}. Without that condition, a survey that
   * is OPSN-heavy raised the flag in four cases of ten although the answers had nothing to do with
   * OPSN ({@code examples/validation}).
   *
   * @return by default 0.4, 1, 2
   */
  @Value.Default
  public Scale biasRatio() {
    return new Scale(0.4, 1, 2);
  }

  /**
   * OPSN_BIASED: the p-value below which the composition shift is taken to be one. Half of {@link
   * #significance()}, so that single series of surveys drawn at random stay below 5 % of false
   * alarms ({@code examples/validation}).
   *
   * @return by default 0.025
   */
  @Value.Default
  public double biasSignificance() {
    return 0.025;
  }

  /**
   * OPSN_UNADJUSTABLE: fewer collectivités on one side leave only bounds.
   *
   * @return by default 30
   */
  @Value.Default
  public long fewestClusters() {
    return 30;
  }

  /**
   * OPSN_UNKNOWN: share of the respondents whose status is not known.
   *
   * @return by default 0.05, 0.2, 0.5
   */
  @Value.Default
  public Scale unknownShare() {
    return new Scale(0.05, 0.2, 0.5);
  }

  /**
   * UNREPRESENTATIVE: coefficient of variation of the response propensities.
   *
   * @return by default 0.25, 0.5, 1
   */
  @Value.Default
  public Scale propensityVariation() {
    return new Scale(0.25, 0.5, 1);
  }

  /**
   * UNCOVERED: share of the frame in cells without respondents; below the first threshold the flag
   * is an INFO.
   *
   * @return by default 0.05, 0.2, 0.5
   */
  @Value.Default
  public Scale uncoveredShare() {
    return new Scale(0.05, 0.2, 0.5);
  }

  /**
   * UNCOVERED and UNREPRESENTATIVE: dimensions whose crossed levels make the cells, besides those
   * of the weighting and OPSN; those that the frame does not have are passed over.
   *
   * @return by default TYPE and POPULATION_BAND
   */
  @Value.Default
  public List<Dimension> coverage() {
    return List.of(Dimension.TYPE, Dimension.POPULATION_BAND);
  }

  /**
   * OUTSIDE_FRAME: share of the respondents outside the frame; below the first threshold the flag
   * is an INFO.
   *
   * @return by default 0.05, 0.2, 0.5
   */
  @Value.Default
  public Scale outsideShare() {
    return new Scale(0.05, 0.2, 0.5);
  }

  /**
   * ANSWERS_REFUSED: share of the answers read to the question that could not be used, whole rows
   * included.
   *
   * @return by default 0.02, 0.05, 0.2
   */
  @Value.Default
  public Scale refusedShare() {
    return new Scale(0.02, 0.05, 0.2);
  }

  /**
   * SMALL_BASE: smallest base, and effective base, that may be published.
   *
   * @return by default 30
   */
  @Value.Default
  public double smallestBase() {
    return 30;
  }

  /**
   * WIDE_INTERVAL: an interval this wide is never published.
   *
   * @return by default 0.30
   */
  @Value.Default
  public double widestInterval() {
    return 0.30;
  }

  /**
   * WIDE_INTERVAL: an interval no wider than this always is narrow enough.
   *
   * @return by default 0.05
   */
  @Value.Default
  public double narrowInterval() {
    return 0.05;
  }

  /**
   * WIDE_INTERVAL: between the two, the largest width for each unit of the proportion.
   *
   * @return by default 1.30
   */
  @Value.Default
  public double relativeWidth() {
    return 1.30;
  }

  /**
   * FEW_DEGREES: fewest degrees of freedom without review.
   *
   * @return by default 8
   */
  @Value.Default
  public long fewestDegrees() {
    return 8;
  }

  /**
   * HIGH_NONRESPONSE: share of "ne sait pas" and "sans réponse" among those asked.
   *
   * @return by default 0.2, 0.4
   */
  @Value.Default
  public Scale nonresponse() {
    return Scale.of(0.2, 0.4);
  }

  /**
   * WEIGHT_CONCENTRATION: Kish's design effect of the weights.
   *
   * @return by default 1.5, 2.5
   */
  @Value.Default
  public Scale weightEffect() {
    return Scale.of(1.5, 2.5);
  }

  /**
   * WEIGHT_CONCENTRATION: share of the weight that one collectivité may hold.
   *
   * @return by default 0.10
   */
  @Value.Default
  public double largestShare() {
    return 0.10;
  }

  /**
   * MODEL_STRAINED: probability, if the model holds, of disagreements as large as those found.
   *
   * @return by default 0.01
   */
  @Value.Default
  public double strain() {
    return 0.01;
  }

  /**
   * The headline thresholds whose tipping share is computed: "one in four", "a majority".
   *
   * @return by default 0.25 and 0.5
   */
  @Value.Default
  public List<Double> headlines() {
    return List.of(0.25, 0.5);
  }

  /**
   * A builder; what is not set keeps its default.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FlagPolicy}. */
  public static final class Builder extends ImmutableFlagPolicy.Builder {
    Builder() {}
  }
}
