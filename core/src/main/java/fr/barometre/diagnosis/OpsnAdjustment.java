package fr.barometre.diagnosis;

import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.estimate.CubeSample;
import fr.barometre.estimate.Domain;
import fr.barometre.estimate.FigureUnit;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.Linearized;
import fr.barometre.estimate.WeightedSample;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Figures had OPSN territories answered as often as others: post-stratified to the frame's OPSN
 * share, or bounded where that would be guessing.
 */
public final class OpsnAdjustment {

  private static final Weighting TO_THE_FRAME =
      PostStratification.on(Dimension.OPSN)
          .excluding(Dimension.OPSN, Level.UNKNOWN)
          .excludingOutsideFrame();

  private static final FrameShare NOBODY = new FrameShare(0, 0, 0);

  private final CubeSample sample;
  private final FlagPolicy policy;
  private final IntervalMethod method;
  private final double level;
  private final WeightedSample unweighted;
  private final Map<List<Dimension>, Map<List<String>, FrameShare>> shares =
      new ConcurrentHashMap<>();
  private final Optional<WeightedSample> weighted;

  /**
   * An adjustment.
   *
   * @param sample the respondents, in cells that know OPSN
   * @param policy thresholds
   * @param method how to build intervals
   * @param level confidence level, in (0, 1)
   */
  public OpsnAdjustment(CubeSample sample, FlagPolicy policy, IntervalMethod method, double level) {
    this.sample = sample;
    this.policy = policy;
    this.method = method;
    this.level = level;
    this.unweighted = sample.unweighted();
    this.weighted = brought(sample);
  }

  CubeSample sample() {
    return sample;
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

  /** Collectivités of the frame by status. */
  record FrameShare(long inside, long outside, long unknown) {
    long known() {
      return inside + outside;
    }

    FrameShare plus(FrameShare other) {
      return new FrameShare(
          inside + other.inside, outside + other.outside, unknown + other.unknown);
    }

    FrameShare only(String status) {
      return new FrameShare(
          status.equals(OpsnStatus.INSIDE.name()) ? inside : 0,
          status.equals(OpsnStatus.OUTSIDE.name()) ? outside : 0,
          status.equals(OpsnStatus.UNKNOWN.name()) ? unknown : 0);
    }

    FrameShare plus(OpsnStatus status, long count) {
      return switch (status) {
        case INSIDE -> new FrameShare(inside + count, outside, unknown);
        case OUTSIDE -> new FrameShare(inside, outside + count, unknown);
        case UNKNOWN -> new FrameShare(inside, outside, unknown + count);
      };
    }
  }

  /** The part of a domain with a status. */
  static Domain at(Domain domain, OpsnStatus status) {
    return domain.at(Dimension.OPSN, status.name());
  }

  FrameShare frame(Domain domain) {
    List<Dimension> crossed =
        domain.dimensions().stream().filter(d -> !d.equals(Dimension.OPSN)).toList();
    List<String> codes = crossed.stream().map(domain::level).toList();
    FrameShare found = shares(crossed).getOrDefault(codes, NOBODY);
    return domain.dimensions().contains(Dimension.OPSN)
        ? found.only(domain.level(Dimension.OPSN))
        : found;
  }

  private Map<List<String>, FrameShare> shares(List<Dimension> crossed) {
    return shares.computeIfAbsent(
        crossed,
        dimensions -> {
          List<Dimension> all = new ArrayList<>(List.of(Dimension.OPSN));
          all.addAll(dimensions);
          Map<List<String>, FrameShare> found = new HashMap<>();
          sample
              .frame()
              .counts(all)
              .forEach(
                  (levels, count) -> {
                    OpsnStatus status = OpsnStatus.valueOf(levels.get(0).code());
                    found.merge(
                        levels.stream().skip(1).map(Level::code).toList(),
                        NOBODY.plus(status, count),
                        FrameShare::plus);
                  });
          return found;
        });
  }

  /**
   * The sample brought to the frame's OPSN share.
   *
   * @return the weighted sample; empty when a side of the frame has no respondent, or is not there
   */
  public Optional<WeightedSample> weighted() {
    return weighted;
  }

  private Optional<WeightedSample> brought(CubeSample respondents) {
    FrameShare frame = frame(Domain.all());
    boolean possible =
        frame.inside() > 0
            && frame.outside() > 0
            && respondents.clustersInFrame(at(Domain.all(), OpsnStatus.INSIDE)) > 0
            && respondents.clustersInFrame(at(Domain.all(), OpsnStatus.OUTSIDE)) > 0;
    return possible ? Optional.of(respondents.under(TO_THE_FRAME)) : Optional.empty();
  }

  /**
   * The same, if both sides have enough collectivités for a figure instead of bounds.
   *
   * @return the weighted sample, or empty
   */
  public Optional<WeightedSample> defensible() {
    return thin(at(Domain.all(), OpsnStatus.INSIDE)) || thin(at(Domain.all(), OpsnStatus.OUTSIDE))
        ? Optional.empty()
        : weighted;
  }

  /**
   * A figure adjusted to the frame's OPSN share, or its bounds when one side of the frame has too
   * few collectivités among the respondents.
   *
   * <p>Bounds: a side with too few could be anything from 0 to 1, or in the range of numbers, so
   * that for too few outside the range is [P ȳ_A, P ȳ_A + (1 − P)].
   *
   * @param variable 0 for what the indicator counts, m for the m-th modality of its question
   * @param domain what it is about
   * @param observed the figure among the respondents, by the same method and at the same level
   * @return the estimate; with bounds beside its value when some statuses are not known
   */
  public Estimate adjusted(int variable, Domain domain, Estimate observed) {
    FrameShare frame = frame(domain);
    if (frame.known() == 0 || unweighted.base(domain) == 0) {
      return unweighted
          .withoutFigure(variable, domain)
          .status(EstimateStatus.NOT_ESTIMABLE)
          .build();
    }
    if (frame.inside() == 0 || frame.outside() == 0) {
      OpsnStatus only = frame.outside() == 0 ? OpsnStatus.INSIDE : OpsnStatus.OUTSIDE;
      return weighted
          .filter(sided -> sided.isUniform(domain))
          .map(sided -> sided.rescaled(variable, domain, observed))
          .orElseGet(() -> estimate(weighted.orElse(unweighted), variable, at(domain, only)));
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

  private Estimate estimate(WeightedSample respondents, int variable, Domain domain) {
    return respondents.estimate(variable, domain, method, level);
  }

  /** What a side of the frame contributes to a figure: its share times its mean, if known. */
  private record Side(double share, boolean thin, double mean) {
    double lowest() {
      return thin ? 0 : share * mean;
    }

    double highest() {
      return thin ? share : share * mean;
    }
  }

  private boolean thin(Domain side) {
    return unweighted.baseClusters(side) < Math.max(1, policy.fewestClusters());
  }

  private double mean(int variable, Domain side) {
    return unweighted.proportion(variable, side).map(Linearized::value).orElse(0.0);
  }

  /**
   * The range of the adjusted figure when those of unknown status are all inside or all outside.
   */
  private Optional<Bounds> unknownBounds(
      int variable, Domain domain, FrameShare frame, Estimate adjusted) {
    Sums unknown = sums(variable, at(domain, OpsnStatus.UNKNOWN));
    if (unknown.base() == 0 && frame.unknown() == 0) {
      return Optional.empty();
    }
    Sums inside = sums(variable, at(domain, OpsnStatus.INSIDE));
    Sums outside = sums(variable, at(domain, OpsnStatus.OUTSIDE));
    FigureUnit unit = sample.unit(variable);
    double all = frame.known() + frame.unknown();
    double lower = adjusted.value();
    double upper = adjusted.value();
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
