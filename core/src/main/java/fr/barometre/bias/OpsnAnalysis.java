package fr.barometre.bias;

import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Representation;
import fr.barometre.api.result.TippingShare;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.inference.HypergeometricTest;
import fr.barometre.inference.Student;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.FigureUnit;
import fr.barometre.sample.Linearized;
import fr.barometre.sample.WeightedSample;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Measures how far OPSN territories shift one figure: their share among respondents and in the
 * frame, the difference of answers inside and outside, and the effect of adjusting for it.
 *
 * <p>A is inside (in the perimeter of an OPSN), B outside; N and n count the collectivités of the
 * frame and those who answered, P = N_A / N and p_A = n_A / n. Collectivités of unknown status are
 * in none of these counts; because of them the adjusted figure is a range, over both possibilities.
 */
public final class OpsnAnalysis {

  private final CubeSample sample;
  private final FlagPolicy policy;
  private final IntervalMethod method;
  private final double level;
  private final WeightedSample unweighted;
  private final OpsnAdjustment adjustment;

  /**
   * An analysis.
   *
   * @param adjustment the respondents, brought to the frame's OPSN share where that can be done
   */
  public OpsnAnalysis(OpsnAdjustment adjustment) {
    this.adjustment = adjustment;
    this.sample = adjustment.sample();
    this.policy = adjustment.policy();
    this.method = adjustment.method();
    this.level = adjustment.level();
    this.unweighted = sample.unweighted();
  }

  /**
   * The whole diagnosis.
   *
   * @param observed the figure of the whole among the respondents
   * @return share, representation, effect, adjusted figure, shift and tipping shares
   */
  public OpsnDiagnosis diagnose(Estimate observed) {
    OpsnShare share = share();
    OpsnDiagnosis.Builder builder = OpsnDiagnosis.builder();
    builder.share(share);
    representation(share).ifPresent(builder::representation);
    Estimate adjusted = adjustment.adjusted(0, Domain.all(), observed);
    builder.adjusted(adjusted);
    effect(builder, observed);
    if (adjusted.status() == EstimateStatus.ESTIMATED) {
      shift().ifPresent(builder::shift);
    }
    return builder.build();
  }

  private OpsnShare share() {
    OpsnShares.Share frame = adjustment.frame(Domain.all());
    long inside = sample.clusters(OpsnAdjustment.at(Domain.all(), OpsnStatus.INSIDE));
    long outside = sample.clusters(OpsnAdjustment.at(Domain.all(), OpsnStatus.OUTSIDE));
    return new OpsnShare(
        frame.known(),
        frame.inside(),
        inside + outside,
        inside,
        sample.clusters() - inside - outside);
  }

  /** Empty too where anonymous respondents on a side are more than the frame has there. */
  private static Optional<Representation> representation(OpsnShare share) {
    long respondentsOutside = share.respondents() - share.respondentsInside();
    long frameOutside = share.frame() - share.frameInside();
    if (share.respondents() == 0
        || share.frameInside() == 0
        || frameOutside == 0
        || share.respondentsInside() > share.frameInside()
        || respondentsOutside > frameOutside) {
      return Optional.empty();
    }
    double frame = (double) share.frameInside() / share.frame();
    double respondents = (double) share.respondentsInside() / share.respondents();
    HypergeometricTest test =
        HypergeometricTest.of(
            share.frame(), share.frameInside(), share.respondents(), share.respondentsInside());
    return Optional.of(
        new Representation(
            respondents / frame,
            respondents - frame,
            2 * Math.asin(Math.sqrt(respondents)) - 2 * Math.asin(Math.sqrt(frame)),
            test.upperTail(),
            test.twoSided()));
  }

  private void effect(OpsnDiagnosis.Builder builder, Estimate observed) {
    Domain in = OpsnAdjustment.at(Domain.all(), OpsnStatus.INSIDE);
    Domain out = OpsnAdjustment.at(Domain.all(), OpsnStatus.OUTSIDE);
    Optional<Linearized> inside = unweighted.proportion(0, in);
    Optional<Linearized> outside = unweighted.proportion(0, out);
    Estimate insideEstimate = unweighted.estimate(0, in, method, level);
    Estimate outsideEstimate = unweighted.estimate(0, out, method, level);
    if (inside.isEmpty()
        || outside.isEmpty()
        || insideEstimate.clusters().orElseThrow() < 2
        || outsideEstimate.clusters().orElseThrow() < 2) {
      return;
    }
    Linearized difference = inside.get().minus(outside.get());
    FigureUnit unit = sample.unit(0);
    double error = difference.standardError();
    long degrees =
        Math.max(
            1,
            insideEstimate.degreesOfFreedom().orElseThrow()
                + outsideEstimate.degreesOfFreedom().orElseThrow());
    builder.effect(
        new OpsnEffect(
            insideEstimate,
            outsideEstimate,
            unit.difference(difference.value()),
            unit.difference(error),
            Student.pValue(difference.value(), error, degrees)));
    ControlledContrast contrast =
        ControlledContrast.of(sample, adjustment.cells(), observed.degreesOfFreedom().orElse(0));
    contrast.effect().ifPresent(builder::standardised);
    builder.standardisation(contrast.standardisation());
    if (difference.value() != 0 && !unit.isMean()) {
      for (double threshold : policy.headlines()) {
        builder.addTipping(
            new TippingShare(threshold, (threshold - outside.get().value()) / difference.value()));
      }
    }
  }

  /**
   * How far the adjustment moves the figure of those whom the frame has: the others are not in the
   * adjusted figure, and what they change has nothing to do with OPSN.
   */
  private Optional<CompositionShift> shift() {
    Optional<Linearized> observed = unweighted.proportion(0, Domain.all().inFrame());
    Optional<Linearized> adjusted =
        adjustment.weighted().flatMap(w -> w.proportion(0, Domain.all()));
    if (observed.isEmpty() || adjusted.isEmpty()) {
      return Optional.empty();
    }
    Linearized shift = observed.get().minus(adjusted.get());
    double error = observed.get().standardError();
    double ratio = error > 0 ? Math.abs(shift.value()) / error : 0;
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double z = normal.inverseSurvivalProbability((1 - 0.95) / 2);
    return Optional.of(
        new CompositionShift(
            sample.unit(0).difference(shift.value()),
            sample.unit(0).difference(shift.standardError()),
            ratio,
            normal.probability(-z - ratio, z - ratio)));
  }
}
