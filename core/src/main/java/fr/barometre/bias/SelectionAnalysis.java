package fr.barometre.bias;

import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.FrameDefect;
import fr.barometre.api.result.HeadlineTest;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.PartBounds;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Selection;
import fr.barometre.api.result.UnexplainedBias;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.diagnosis.WorstCase;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.FigureUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Says how far a figure may be off if those who did not answer differ from those who did: bounds
 * for the worst case ({@link WorstCase}), the bias of a model of selection ({@link SelectionBias}),
 * and how far known means of the frame are missed ({@link DataDefect}).
 *
 * <p>Nothing is assumed of respondents who are not found in the frame either: the observed figure
 * includes their answers, which may be any of those given. Example: of 100 members 50 answered, and
 * 10 others; 30 of the 60 say yes. 20 to 30 of the 50 do, and so 20 to 80 of the 100.
 */
public final class SelectionAnalysis {

  private final CubeSample sample;
  private final FlagPolicy policy;
  private final FigureUnit unit;
  private final List<Dimension> dimensions;
  private final Map<Dimension, Map<Level, Long>> counts = new ConcurrentHashMap<>();

  /**
   * An analysis.
   *
   * @param sample the respondents
   * @param policy whose headlines are tested
   * @param dimensions what the frame knows: dimensions of the sample's cells
   */
  public SelectionAnalysis(CubeSample sample, FlagPolicy policy, List<Dimension> dimensions) {
    this.sample = sample;
    this.policy = policy;
    this.unit = sample.unit(0);
    this.dimensions = List.copyOf(dimensions);
  }

  /**
   * The analysis of a figure.
   *
   * @param observed the figure, as it is shown
   * @param parts the parts of its breakdowns, as they are shown
   * @param opsn the OPSN diagnosis, as it is shown: its sides are the post-strata by default
   * @param together by dimension, the level that the proxy takes a level as, so that nothing hidden
   *     follows from it
   * @param admits whether one more weighted figure of the whole may be told: by cell, its weights
   * @param models the figure by models, if it may be shown
   * @return the analysis; empty when no value is shown
   */
  public Optional<Selection> of(
      Estimate observed,
      List<Segment> parts,
      OpsnDiagnosis opsn,
      Function<Dimension, UnaryOperator<Level>> together,
      Predicate<double[]> admits,
      NationalModels models) {
    return worstCase(observed, Domain.all(), sample.frame().size())
        .map(
            worst ->
                new Selection(
                    unit.bounds(worst.lower(), worst.upper()),
                    headlines(observed),
                    bounds(parts, opsn),
                    told(
                        unexplained(unit.place(observed.value().orElseThrow()), worst, together),
                        together,
                        admits),
                    defects(observed),
                    models.figures()));
  }

  /** The biases, if they may be told: those of a mean tell its regression estimate. */
  private List<UnexplainedBias> told(
      List<UnexplainedBias> biases,
      Function<Dimension, UnaryOperator<Level>> together,
      Predicate<double[]> admits) {
    boolean told =
        biases.isEmpty()
            || !unit.isMean()
            || admits.test(ProxyPatternMixture.weightsOfMean(sample, dimensions, together));
    return told ? biases : List.of();
  }

  /** Between which places a figure is of all members of the frame, in a domain of it. */
  private Optional<Bounds> worstCase(Estimate figure, Domain domain, long members) {
    boolean valued =
        figure.status() == EstimateStatus.ESTIMATED || figure.status() == EstimateStatus.POINT_ONLY;
    if (!valued || members == 0) {
      return Optional.empty();
    }
    double clusters = figure.clusters().orElseThrow();
    double yes = clusters * unit.place(figure.value().orElseThrow());
    double inFrame = inFrame(domain, members);
    double least = Math.max(0, yes - (clusters - inFrame));
    double most = Math.max(least, Math.min(yes, inFrame)) + (members - inFrame);
    return Optional.of(new Bounds(least / members, Math.min(1, most / members)));
  }

  private long inFrame(Domain domain, long members) {
    return Math.min(members, sample.unweighted().baseClusters(domain.inFrame()));
  }

  /** None of means; nor where those outside the frame are too many for their share to be it. */
  private List<HeadlineTest> headlines(Estimate observed) {
    double clusters = observed.clusters().orElseThrow();
    long members = sample.frame().size();
    double inFrame = inFrame(Domain.all(), members);
    if (unit.isMean()
        || inFrame == members
        || policy.outsideShare().severity(1 - inFrame / clusters).isPresent()) {
      return List.of();
    }
    WorstCase worst = new WorstCase(inFrame / members, observed.value().orElseThrow());
    return policy.headlines().stream().map(t -> headline(worst, t)).toList();
  }

  private static HeadlineTest headline(WorstCase worst, double threshold) {
    return new HeadlineTest(
        threshold, worst.tipping(threshold), worst.robust(threshold), worst.inWords(threshold));
  }

  /**
   * The bounds of each part of the breakdowns, after those of the sides of OPSN unless the
   * breakdowns have them.
   */
  private List<PartBounds> bounds(List<Segment> parts, OpsnDiagnosis opsn) {
    List<PartBounds> bounds = new ArrayList<>();
    if (parts.stream().noneMatch(p -> p.dimension().equals(Dimension.OPSN))) {
      opsn.effect()
          .ifPresent(
              effect -> {
                bounds(OpsnStatus.INSIDE, effect.inside()).ifPresent(bounds::add);
                bounds(OpsnStatus.OUTSIDE, effect.outside()).ifPresent(bounds::add);
              });
    }
    parts.stream()
        .filter(p -> sample.dimensions().contains(p.dimension()))
        .flatMap(p -> bounds(p).stream())
        .forEach(bounds::add);
    return bounds;
  }

  private Optional<PartBounds> bounds(OpsnStatus status, Estimate observed) {
    Level level = level(status);
    return bounds(Dimension.OPSN, level, List.of(level), observed);
  }

  private Optional<PartBounds> bounds(Segment part) {
    List<Level> levels = part.joined().isEmpty() ? List.of(part.level()) : part.joined();
    return bounds(part.dimension(), part.level(), levels, part.observed());
  }

  private Optional<PartBounds> bounds(
      Dimension dimension, Level level, List<Level> levels, Estimate observed) {
    Map<Level, Long> frame = frameCounts(dimension);
    long members = levels.stream().mapToLong(l -> frame.getOrDefault(l, 0L)).sum();
    Set<String> codes = levels.stream().map(Level::code).collect(Collectors.toSet());
    return worstCase(observed, Domain.all().at(dimension, codes), members)
        .map(w -> new PartBounds(dimension, level, unit.bounds(w.lower(), w.upper())));
  }

  private Map<Level, Long> frameCounts(Dimension dimension) {
    return counts.computeIfAbsent(dimension, sample.frame()::counts);
  }

  private Level level(OpsnStatus status) {
    return frameCounts(Dimension.OPSN).keySet().stream()
        .filter(l -> l.code().equals(status.name()))
        .findFirst()
        .orElseGet(() -> new Level(status.name(), Label.same(status.name())));
  }

  private static Domain at(Dimension dimension, Level level) {
    return Domain.all().at(dimension, level.code());
  }

  private List<UnexplainedBias> unexplained(
      double observed, Bounds worst, Function<Dimension, UnaryOperator<Level>> together) {
    return ProxyPatternMixture.of(sample, dimensions, together)
        .map(
            bias ->
                List.of(
                    unexplained(0, bias.ignorable(), observed, worst),
                    unexplained(0.5, bias.half(), observed, worst),
                    unexplained(1, bias.nonIgnorable(), observed, worst)))
        .orElse(List.of());
  }

  /** The model may go where no answers of the others could lead: it ends at the worst case. */
  private UnexplainedBias unexplained(double phi, double bias, double observed, Bounds worst) {
    double modelled = observed - bias;
    double corrected = Math.max(worst.lower(), Math.min(worst.upper(), modelled));
    double possible = corrected == modelled ? bias : observed - corrected;
    return new UnexplainedBias(phi, unit.difference(possible), unit.value(corrected));
  }

  private List<FrameDefect> defects(Estimate observed) {
    List<FrameDefect> defects = new ArrayList<>();
    long population = sample.frame().size();
    long respondents = sample.clustersInFrame();
    if (respondents == 0 || respondents >= population) {
      return defects;
    }
    for (Dimension dimension : dimensions) {
      if (comparable(dimension)) {
        frameCounts(dimension)
            .forEach(
                (level, count) -> {
                  double share = (double) count / population;
                  double among = (double) respondents(dimension, level) / respondents;
                  if (0 < share && share < 1) {
                    DataDefect defect =
                        DataDefect.of(
                            among,
                            share,
                            share * (1 - share),
                            respondents,
                            population,
                            observed.effectiveBase().orElseThrow());
                    defects.add(
                        new FrameDefect(
                            dimension, level, defect.correlation(), defect.effectiveSize()));
                  }
                });
      }
    }
    return defects;
  }

  private long respondents(Dimension dimension, Level level) {
    return sample.clustersInFrame(at(dimension, level));
  }

  /**
   * Whether respondents can be members of the frame at every level: anonymous ones may be more than
   * it has, or of a level that it does not have, above all of one that is not known.
   */
  private boolean comparable(Dimension dimension) {
    long found = 0;
    for (Map.Entry<Level, Long> level : frameCounts(dimension).entrySet()) {
      long there = respondents(dimension, level.getKey());
      if (there > level.getValue()) {
        return false;
      }
      found += there;
    }
    return found == sample.clustersInFrame();
  }
}
