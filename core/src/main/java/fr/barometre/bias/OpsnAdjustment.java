package fr.barometre.bias;

import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.calibration.SharedWeights;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.FigureUnit;
import fr.barometre.sample.Linearized;
import fr.barometre.sample.WeightedSample;
import java.util.List;
import java.util.Optional;

/**
 * Adjusts figures to the share of OPSN territories in the frame, by post-stratification; gives
 * bounds instead where one side has too few collectivités among the respondents.
 *
 * <p>Example: 60 % say yes inside an OPSN and 30 % outside; half of the frame is inside, but 80 %
 * of the respondents. The observed figure is 0.8 · 60 + 0.2 · 30 = 54 %, the adjusted one 0.5 · 60
 * + 0.5 · 30 = 45 %. Had nobody outside answered, it would be somewhere in [30 %, 80 %].
 */
public final class OpsnAdjustment {

  private final CubeSample sample;
  private final OpsnShares shares;
  private final OpsnAdjustments settings;
  private final WeightedSample unweighted;
  private final Optional<WeightedSample> weighted;

  OpsnAdjustment(
      CubeSample sample, OpsnShares shares, SharedWeights toTheFrame, OpsnAdjustments settings) {
    this.sample = sample;
    this.shares = shares;
    this.settings = settings;
    this.unweighted = sample.unweighted();
    this.weighted = brought(toTheFrame);
  }

  CubeSample sample() {
    return sample;
  }

  /**
   * The cells of models.
   *
   * @return what indicators of the same respondents share
   */
  public SharedCells cells() {
    return settings.cells();
  }

  FlagPolicy policy() {
    return settings.policy();
  }

  IntervalMethod method() {
    return settings.method();
  }

  double level() {
    return settings.level();
  }

  /** The part of a domain with a status. */
  static Domain at(Domain domain, OpsnStatus status) {
    return domain.at(Dimension.OPSN, status.name());
  }

  /** Collectivités of the frame in a domain. */
  OpsnShares.Share frame(Domain domain) {
    return shares.of(domain);
  }

  /**
   * The sample brought to the frame's OPSN share.
   *
   * @return the weighted sample; empty when a side of the frame has no respondent, or is not there
   */
  public Optional<WeightedSample> weighted() {
    return weighted;
  }

  private Optional<WeightedSample> brought(SharedWeights toTheFrame) {
    OpsnShares.Share frame = frame(Domain.all());
    boolean possible =
        frame.inside() > 0
            && frame.outside() > 0
            && sample.clustersInFrame(at(Domain.all(), OpsnStatus.INSIDE)) > 0
            && sample.clustersInFrame(at(Domain.all(), OpsnStatus.OUTSIDE)) > 0;
    return possible ? Optional.of(sample.under(toTheFrame)) : Optional.empty();
  }

  /**
   * The same, if both sides have enough collectivités for a figure instead of bounds.
   *
   * @return the weighted sample, or empty
   */
  public Optional<WeightedSample> defensible() {
    boolean thin =
        thin(at(Domain.all(), OpsnStatus.INSIDE)) || thin(at(Domain.all(), OpsnStatus.OUTSIDE));
    return thin && !sample.isCensus(Domain.all()) ? Optional.empty() : weighted;
  }

  /**
   * Whether weights that bring the sample to the frame leave nothing to guess about OPSN: both
   * sides have enough collectivités among the respondents, or the frame does not have two.
   *
   * @return false where bounds stand in for a figure, and where nobody of the frame answered
   */
  public boolean allowsWeights() {
    OpsnShares.Share frame = frame(Domain.all());
    boolean twoSides = frame.inside() > 0 && frame.outside() > 0;
    return sample.clustersInFrame() > 0 && (!twoSides || defensible().isPresent());
  }

  /**
   * A figure adjusted to the frame's OPSN share, or its bounds when one side of the frame has too
   * few collectivités among the respondents.
   *
   * <p>Bounds: a side with too few could be anything from 0 to 1, or in the range of numbers, so
   * that for too few outside the range is [P ȳ_A, P ȳ_A + (1 − P)]. A census needs neither: there
   * is nothing to adjust. A group of responses is a domain of the whole, without a range of its
   * own, unless all are in it.
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @param observed the figure among the respondents, by the same method and at the same level
   * @return the estimate; with bounds beside its value when some statuses are not known
   */
  public Estimate adjusted(int variable, Domain domain, Estimate observed) {
    OpsnShares.Share frame = frame(domain);
    if (frame.known() == 0 || unweighted.base(domain) == 0) {
      return unweighted
          .withoutFigure(variable, domain)
          .status(EstimateStatus.NOT_ESTIMABLE)
          .build();
    }
    if (observed.status() == EstimateStatus.ESTIMATED && sample.isCensus(domain)) {
      return observed;
    }
    if (holdsAll(domain)) {
      return adjusted(variable, domain.ofAllResponses(), observed);
    }
    if (frame.inside() == 0 || frame.outside() == 0) {
      OpsnStatus only = frame.outside() == 0 ? OpsnStatus.INSIDE : OpsnStatus.OUTSIDE;
      return weighted
          .filter(sided -> sided.isUniform(domain))
          .map(sided -> sided.rescaled(variable, domain, observed))
          .orElseGet(() -> estimate(weighted.orElse(unweighted), variable, at(domain, only)));
    }
    if (domain.isOfResponses()) {
      return ofResponses(variable, domain);
    }
    boolean thinInside = thin(at(domain, OpsnStatus.INSIDE));
    boolean thinOutside = thin(at(domain, OpsnStatus.OUTSIDE));
    if (thinInside || thinOutside || weighted.isEmpty()) {
      double share = (double) frame.inside() / frame.known();
      Side inside = new Side(share, thinInside, mean(variable, at(domain, OpsnStatus.INSIDE)));
      Side outside =
          new Side(1 - share, thinOutside, mean(variable, at(domain, OpsnStatus.OUTSIDE)));
      double lower = inside.lowest() + outside.lowest();
      double upper = inside.highest() + outside.highest();
      return unweighted
          .withoutFigure(variable, domain)
          .status(EstimateStatus.BOUNDED)
          .bounds(sample.unit(variable).bounds(lower, upper))
          .build();
    }
    Estimate adjusted = estimate(weighted.get(), variable, domain);
    return unknownBounds(variable, domain, frame, adjusted)
        .map(adjusted::withBounds)
        .orElse(adjusted);
  }

  /**
   * Whether an adjusted figure could be anything, whatever is answered: that of a group of
   * responses, of which the frame does not know how much is inside, without weights of the whole. A
   * group that all are in has the figure of all.
   *
   * @param domain what it is about
   * @return true if {@link #adjusted} gives no more than the range of all figures
   */
  public boolean couldBeAnything(Domain domain) {
    OpsnShares.Share frame = frame(domain);
    return domain.isOfResponses()
        && !holdsAll(domain)
        && frame.inside() > 0
        && frame.outside() > 0
        && defensible().isEmpty();
  }

  /** Whether a group of responses has all that the base has beside it. */
  private boolean holdsAll(Domain domain) {
    double base = unweighted.base(domain);
    return domain.isOfResponses() && base > 0 && base == unweighted.base(domain.ofAllResponses());
  }

  /** A group of responses under the weights of the whole, if there are any. */
  private Estimate ofResponses(int variable, Domain domain) {
    return defensible()
        .map(sided -> estimate(sided, variable, domain))
        .orElseGet(
            () ->
                unweighted
                    .withoutFigure(variable, domain)
                    .status(EstimateStatus.BOUNDED)
                    .bounds(sample.unit(variable).bounds(0, 1))
                    .build());
  }

  private Estimate estimate(WeightedSample respondents, int variable, Domain domain) {
    return respondents.estimate(variable, domain, method(), level());
  }

  /** A side of the frame and its contribution to a figure: its share times its mean, if known. */
  private record Side(double share, boolean thin, double mean) {
    double lowest() {
      return thin ? 0 : share * mean;
    }

    double highest() {
      return thin ? share : share * mean;
    }
  }

  private boolean thin(Domain side) {
    return !unweighted.hasBaseClusters(side, Math.max(1, policy().fewestClusters()));
  }

  private double mean(int variable, Domain side) {
    return unweighted.proportion(variable, side).map(Linearized::value).orElse(0.0);
  }

  /**
   * The range of the adjusted figure when those of unknown status are all inside or all outside.
   */
  private Optional<Bounds> unknownBounds(
      int variable, Domain domain, OpsnShares.Share frame, Estimate adjusted) {
    Sums unknown = sums(variable, at(domain, OpsnStatus.UNKNOWN));
    if (unknown.base() == 0 && frame.unknown() == 0) {
      return Optional.empty();
    }
    Sums inside = sums(variable, at(domain, OpsnStatus.INSIDE));
    Sums outside = sums(variable, at(domain, OpsnStatus.OUTSIDE));
    FigureUnit unit = sample.unit(variable);
    double all = frame.known() + frame.unknown();
    double lower = adjusted.value().orElseThrow();
    double upper = adjusted.value().orElseThrow();
    for (double share : List.of(frame.inside() / all, (frame.inside() + frame.unknown()) / all)) {
      for (double value :
          List.of(
              share * inside.and(unknown).mean() + (1 - share) * outside.mean(),
              share * inside.mean() + (1 - share) * outside.and(unknown).mean())) {
        lower = Math.min(lower, unit.value(Math.min(1, value)));
        upper = Math.max(upper, unit.value(Math.min(1, value)));
      }
    }
    return Optional.of(new Bounds(lower, upper));
  }

  private record Sums(double count, double base) {
    Sums and(Sums other) {
      return new Sums(count + other.count, base + other.base);
    }

    double mean() {
      return count / base;
    }
  }

  private Sums sums(int variable, Domain domain) {
    double base = unweighted.base(domain);
    return new Sums(base * mean(variable, domain), base);
  }
}
