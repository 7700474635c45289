package fr.barometre.models;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The figure of every area of a frame under a mixed logistic model: the answers of those who
 * answered and the predictions of everybody else, over the frame's count (multilevel regression and
 * post-stratification), under the effects and spreads that fit best.
 *
 * <p>The interval is symmetric in the logit of the share, whose variance has three parts:
 *
 * <ul>
 *   <li>the effects are estimated: g'H⁻¹g, with g the slope of the figure in the effects;
 *   <li>who did not answer may say one or the other: Σ (N - n) μ (1 - μ) / N²;
 *   <li>the spreads are estimated: the mean of both over a few spreads, and how far the figures for
 *       these lie from that of the best.
 * </ul>
 *
 * <p>Figures are brought to the national one by one factor on the odds of all areas, so that they
 * stay between 0 and 1. References: Gelman and Little, "Poststratification into Many Categories
 * Using Hierarchical Logistic Regression", Survey Methodology 23 (1997), 127-135; Park, Gelman and
 * Bafumi, "Bayesian Multilevel Estimation with Poststratification", Political Analysis 12 (2004),
 * 375-385.
 */
public final class AreaFigures {

  /** The explanatory dimensions of the model, as far as a tally and its frame have them. */
  public static final List<Dimension> EXPLAINING =
      List.of(
          Dimension.OPSN,
          Dimension.TYPE,
          Dimension.POPULATION_BAND,
          Dimension.POPULATION_FINE,
          Dimension.POPULATION_STRATUM,
          Dimension.REGION,
          Dimension.DEPARTEMENT);

  private static final double NEXT_TO_CERTAIN = 1e-9;

  /** Up to so many who did not answer, what they may say is counted one by one. */
  private static final double MOST_COUNTED = 50;

  private static final int NODES = 40;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final AreaModel model;
  private final MixedLogit best;
  private final double[] logits;
  private final double[] errors;

  /** The same without the noise of who did not answer. */
  private final double[] errorsOfEffects;

  private final double[] members;
  private final List<List<Integer>> groupsOf = new ArrayList<>();
  private final double[] answered;
  private final double[] counted;
  private final Map<Integer, Optional<MixedLogit.LeftOut>> left = new ConcurrentHashMap<>();

  private AreaFigures(AreaModel model) {
    this.model = model;
    this.best = SpreadSearch.best(model.survey, SpreadSearch.GAMMA);
    int size = model.levels.size();
    this.members = new double[size];
    this.answered = new double[size];
    this.counted = new double[size];
    for (int a = 0; a < size; a++) {
      groupsOf.add(new ArrayList<>());
    }
    for (int g = 0; g < model.sizes.length; g++) {
      groupsOf.get(model.areaOf[g]).add(g);
      members[model.areaOf[g]] += model.sizes[g];
      answered[model.areaOf[g]] += model.answered[g];
      counted[model.areaOf[g]] += model.counted[g];
    }
    this.logits = new double[size];
    double[] within = new double[size];
    double[] noise = new double[size];
    fill(best, logits, within, noise);
    double[] ofBest = within.clone();
    double[] between = new double[size];
    for (SpreadSearch.Along along : SpreadSearch.around(best)) {
      for (int side = 0; side < along.fits.length; side++) {
        double[] there = new double[size];
        double[] variances = new double[size];
        fill(along.fits[side], there, variances, new double[size]);
        for (int a = 0; a < size; a++) {
          double off = there[a] - logits[a];
          between[a] += along.weights[side] * off * off;
          within[a] += along.weights[side] * (variances[a] - ofBest[a]);
        }
      }
    }
    this.errors = new double[size];
    this.errorsOfEffects = new double[size];
    for (int a = 0; a < size; a++) {
      boolean unknown = members[a] > answered[a];
      errors[a] = unknown ? Math.sqrt(Math.max(0, within[a]) + between[a]) : 0;
      errorsOfEffects[a] = Math.sqrt(Math.max(0, errors[a] * errors[a] - noise[a]));
    }
  }

  /**
   * The figures of an indicator.
   *
   * @param tally its cube, of one wave or of all
   * @param tallied the dimensions of the cube's cells
   * @param frame the collectivités that the indicator is about
   * @param asked the dimensions whose combinations are the areas
   * @param rules how many respondents may tell of an area, and how much one may weigh
   * @return the figures
   * @throws IllegalArgumentException if too few levels have so many respondents
   */
  public static AreaFigures of(
      IndicatorTally tally,
      List<Dimension> tallied,
      Population frame,
      List<Dimension> asked,
      Disclosure rules) {
    return new AreaFigures(AreaCells.of(tally, tallied, frame, asked, rules).model());
  }

  /** The same; empty where the answers do not tell enough for a model. */
  public static Optional<AreaFigures> ifTold(
      IndicatorTally tally,
      List<Dimension> tallied,
      Population frame,
      List<Dimension> asked,
      Disclosure rules) {
    if (!AreaCells.of(tally, tallied, frame, asked, rules).isTold()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(tally, tallied, frame, asked, rules));
    } catch (AnswersSeparate e) {
      return Optional.empty();
    }
  }

  /** The logit of each area's share, its variance, and the part of who did not answer in it. */
  private void fill(MixedLogit fit, double[] shares, double[] variances, double[] noise) {
    for (int a = 0; a < shares.length; a++) {
      Slopes slopes = new Slopes(fit, a, true);
      double share = slopes.sum / members[a];
      double kept = Math.max(NEXT_TO_CERTAIN, Math.min(1 - NEXT_TO_CERTAIN, share));
      double odds = members[a] * kept * (1 - kept);
      shares[a] = Math.log(kept / (1 - kept));
      noise[a] = slopes.noise / (odds * odds);
      variances[a] = slopes.variance(fit.covariance()) / (odds * odds);
    }
  }

  /**
   * Brings the areas to a national figure: multiplies the odds of every area that is not known for
   * certain by one factor, so that their mean over the frame is the figure.
   *
   * @param national a share, in (0, 1)
   * @return the factor; empty if no factor leads there
   */
  public OptionalDouble bringTo(double national) {
    double low = -20;
    double high = 20;
    for (int step = 0; step < 100; step++) {
      double middle = (low + high) / 2;
      if (mean(middle) < national) {
        low = middle;
      } else {
        high = middle;
      }
    }
    if (Math.abs(mean(low) - national) > 1e-6) {
      return OptionalDouble.empty();
    }
    for (int a = 0; a < logits.length; a++) {
      logits[a] += errors[a] > 0 ? low : 0;
    }
    return OptionalDouble.of(Math.exp(low));
  }

  private double mean(double shift) {
    double sum = 0;
    for (int a = 0; a < logits.length; a++) {
      sum += members[a] * expit(logits[a] + (errors[a] > 0 ? shift : 0));
    }
    return sum / Arrays.stream(members).sum();
  }

  private static double expit(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The levels of each area, in their order. */
  public List<List<Level>> areas() {
    return model.levels;
  }

  /** How many collectivités of the frame an area has. */
  public long members(int area) {
    return Math.round(members[area]);
  }

  /** How many of them have an answer in the base. */
  public long respondents(int area) {
    return model.respondents[area];
  }

  /** The share of an area. */
  public double share(int area) {
    return expit(logits[area]);
  }

  /**
   * An end of the interval of an area's share. Where few did not answer, their number of events is
   * a whole one, and its law a mixture of binomial laws.
   *
   * @param p below a half for the lower end; 0.975 gives the upper end of the interval to 95 %
   */
  public double quantile(int area, double p) {
    double others = members[area] - answered[area];
    double share = share(area);
    double predicted = (members[area] * share - counted[area]) / others;
    if (!(others <= MOST_COUNTED && predicted > 0 && predicted < 1)) {
      return expit(logits[area] + errors[area] * NORMAL.inverseCumulativeProbability(p));
    }
    double error =
        errorsOfEffects[area]
            * (share * (1 - share) * members[area])
            / (predicted * (1 - predicted) * others);
    double logit = Math.log(predicted / (1 - predicted));
    int trials = (int) Math.round(others);
    boolean upper = p > 0.5;
    double tail = upper ? 1 - p : p;
    int events = -1;
    double left = 0;
    while (left <= tail && events < trials) {
      events++;
      left += chance(upper ? trials - events : events, trials, logit, error);
    }
    double reached = counted[area] + (upper ? trials - events : events) * others / trials;
    return Math.max(0, Math.min(1, reached / members[area]));
  }

  /** The chance of a number of events, whose logit is normal. */
  private static double chance(int events, int trials, double logit, double error) {
    double sum = 0;
    for (int k = 0; k < NODES; k++) {
      double z = NORMAL.inverseCumulativeProbability((k + 0.5) / NODES);
      sum += BinomialDistribution.of(trials, expit(logit + error * z)).probability(events);
    }
    return sum / NODES;
  }

  /** The dimensions of each random factor. */
  public List<List<Dimension>> factors() {
    return model.factors;
  }

  /** The spread of each random factor, in logits. */
  public double[] spreads() {
    return best.spreads();
  }

  /** Whether areas disagree with what the model says of them. */
  public PredictiveCheck predictiveCheck() {
    return PredictiveCheck.of(
        model, best, IntStream.range(0, members.length).mapToObj(this::left).toList());
  }

  /** The model without an area; empty where nothing is told of its answers. */
  private Optional<MixedLogit.LeftOut> left(int area) {
    return left.computeIfAbsent(
        area,
        a -> {
          int[] rows = PredictiveCheck.rows(model.areas, a);
          return rows.length == 0 ? Optional.empty() : Optional.of(best.without(rows));
        });
  }

  /**
   * How much of an area's figure comes from its own answers: one less its variance over what that
   * would be without them.
   *
   * @return from 0, of an area whose answers may not be told, to 1
   */
  public double own(int area) {
    Optional<MixedLogit.LeftOut> others = left(area);
    if (others.isEmpty()) {
      return 0;
    }
    Slopes with = new Slopes(best, area, true);
    Slopes without = new Slopes(best, area, false);
    return Math.max(
        0, 1 - with.variance(best.covariance()) / without.variance(others.get().covariance()));
  }

  /** How the number of events that are not known moves with the effects, in one area. */
  private final class Slopes {
    final double[] columns = new double[model.survey.layout().columns()];
    final double[] effects = new double[model.survey.layout().areas()];
    double sum;
    double noise;

    Slopes(MixedLogit fit, int area, boolean answered) {
      for (int g : groupsOf.get(area)) {
        double share = fit.share(model.columns[g], model.effects[g]);
        double others = Math.max(0, model.sizes[g] - (answered ? model.answered[g] : 0));
        double slope = others * share * (1 - share);
        sum += model.counted[g] + others * share;
        noise += slope;
        for (int j : model.columns[g]) {
          columns[j] += slope;
        }
        if (model.effects[g] >= 0) {
          effects[model.effects[g]] += slope;
        }
      }
    }

    double variance(Arrow covariance) {
      return covariance.quadratic(columns, effects) + noise;
    }
  }
}
