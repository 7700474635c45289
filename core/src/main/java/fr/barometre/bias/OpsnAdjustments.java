package fr.barometre.bias;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.population.Population;
import fr.barometre.sample.CubeSample;
import fr.barometre.weighting.PostStratification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the {@link OpsnAdjustment} of each indicator of an edition. Shares of frames are counted
 * once, and indicators that the same collectivités answered share their weights.
 */
public final class OpsnAdjustments {

  private final FlagPolicy policy;
  private final IntervalMethod method;
  private final double level;
  private final SharedWeights toTheFrame =
      SharedWeights.of(
          PostStratification.on(Dimension.OPSN)
              .excluding(Dimension.OPSN, Level.UNKNOWN)
              .excludingOutsideFrame());

  private final SharedCells cells = new SharedCells();

  /** Frames are the same only if they are one object. */
  private final Map<Population, OpsnShares> frames = new ConcurrentHashMap<>();

  /**
   * Adjustments.
   *
   * @param policy thresholds
   * @param method how to build intervals
   * @param level confidence level, in (0, 1)
   */
  public OpsnAdjustments(FlagPolicy policy, IntervalMethod method, double level) {
    this.policy = requireNonNull(policy, "policy");
    this.method = requireNonNull(method, "method");
    this.level = level;
  }

  /**
   * The adjustment of one indicator.
   *
   * @param sample its respondents, in cells that know OPSN
   * @return the adjustment
   */
  public OpsnAdjustment of(CubeSample sample) {
    OpsnShares shares = frames.computeIfAbsent(sample.frame(), OpsnShares::new);
    return new OpsnAdjustment(sample, shares, toTheFrame, this);
  }

  /**
   * The cells of models.
   *
   * @return what indicators of the same respondents share
   */
  public SharedCells cells() {
    return cells;
  }

  FlagPolicy policy() {
    return policy;
  }

  IntervalMethod method() {
    return method;
  }

  double level() {
    return level;
  }
}
