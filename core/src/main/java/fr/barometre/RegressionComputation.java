package fr.barometre;

import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.models.DesignRegression;
import fr.barometre.models.ModelMatrix;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A logistic regression of an indicator on dimensions of the frame, from the cells of the cube.
 *
 * <p>A cell is a row of as many trials as its base: sums over the cells are sums over the
 * collectivités, and the coefficients those of a regression of these.
 *
 * <p>Disclosure. Coefficients solve \(X'(u - \mu v) = 0\): they are a function of the sums over
 * each level, which a breakdown by these dimensions shows, and of the numbers of respondents. So
 * levels are those of the breakdown, and one of which a figure is hidden is refused. Errors under
 * the sampling plan also depend on who of a level said yes. Under rules they are taken from the
 * model: \(Var(u - \mu v) = \mu (1 - \mu) v^2\), which is exact for single answers and an upper
 * bound for several of one collectivité, and depends on nothing else than the coefficients and the
 * numbers of respondents.
 */
final class RegressionComputation {

  private static final int FEW = 5;

  private final Settings settings;
  private final IndicatorResult direct;
  private final CubeSample sample;
  private final List<Dimension> dimensions;

  private RegressionComputation(
      Settings settings, IndicatorResult direct, CubeSample sample, List<Dimension> dimensions) {
    this.settings = settings;
    this.direct = direct;
    this.sample = sample;
    this.dimensions = dimensions;
  }

  /** The regression of an indicator on dimensions. */
  static RegressionResult of(
      Settings given, IndicatorDefinition indicator, List<Dimension> dimensions) {
    check(given, indicator, dimensions);
    Settings settings = given.resolved().withBreakdown(dimensions);
    Tally tally = settings.tally(List.of(indicator));
    List<Dimension> others = new ArrayList<>(dimensions);
    others.removeAll(tally.cube().cellDimensions());
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "no regression on "
              + others
              + ": expected dimensions of "
              + tally.cube().cellDimensions());
    }
    IndicatorResult direct = Computation.of(tally, settings, List.of(indicator)).get(0);
    CubeSample sample =
        CubeSample.of(
            WaveCube.latest(tally, indicator, settings).cube(),
            tally.dimensions(),
            tally.population().restrictedTo(indicator.audience()),
            settings.sampling());
    return new RegressionComputation(settings, direct, sample, dimensions).result();
  }

  private static void check(
      Settings settings, IndicatorDefinition indicator, List<Dimension> dimensions) {
    if (indicator.isMean()) {
      throw new IllegalArgumentException(
          "a logistic regression is of a share, and indicator '"
              + indicator.code()
              + "' is a mean; take SurveyDesign.linear(...)");
    }
    if (dimensions.isEmpty() || dimensions.stream().distinct().count() < dimensions.size()) {
      throw new IllegalArgumentException(
          "expected one dimension or more, and each once, got " + dimensions);
    }
    if (isProtected(settings) && indicator.basePolicy() == BasePolicy.EXPRESSED) {
      throw new IllegalArgumentException(
          "a regression on the base EXPRESSED would tell who has no opinion; ask with"
              + " base(BasePolicy.ALL_ANSWERS), or with Disclosure.NONE for work that stays behind"
              + " closed doors");
    }
  }

  private static boolean isProtected(Settings settings) {
    return !settings.disclosure().equals(Disclosure.NONE);
  }

  private RegressionResult result() {
    Map<Dimension, Map<String, String>> levels = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Segment segment : direct.segments()) {
      if (segment.observed().isSuppressed() || direct.observed().isSuppressed()) {
        throw hidden(segment.dimension(), segment.level().code());
      }
      String code = segment.level().code();
      order.add(code);
      Map<String, String> codes = levels.computeIfAbsent(segment.dimension(), d -> new HashMap<>());
      codes.put(code, code);
      segment.joined().forEach(joined -> codes.put(joined.code(), code));
    }
    CellColumns figures = sample.figures(Optional.empty());
    int[] cells = IntStream.range(0, figures.length()).filter(k -> figures.base(k) > 0).toArray();
    List<String> notes = new ArrayList<>();
    List<Predictor> predictors = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      Map<String, String> joined = levels.getOrDefault(dimension, Map.of());
      String[] of =
          Arrays.stream(cells)
              .mapToObj(k -> sample.level(dimension, k).code())
              .toArray(String[]::new);
      for (int k = 0; k < of.length; k++) {
        String level = joined.get(of[k]);
        if (level == null) {
          throw hidden(dimension, of[k]); // nothing is known of who may see it
        }
        of[k] = level;
      }
      requireLevels(figures, cells, dimension, of);
      requireBoth(figures, cells, dimension, of, notes);
      predictors.add(Predictor.factor(dimension.code(), of));
    }
    double[] base = Arrays.stream(cells).mapToDouble(figures::base).toArray();
    double[] share =
        Arrays.stream(cells).mapToDouble(k -> figures.count(k) / figures.base(k)).toArray();
    ModelMatrix x =
        new ModelMatrix(
            predictors,
            IntStream.range(0, cells.length).toArray(),
            base,
            Comparator.<String>comparingInt(order::indexOf)
                .thenComparing(Comparator.naturalOrder()));
    DesignRegression fit = DesignRegression.logistic(x, share, base);
    int p = fit.coefficients().length;
    long degrees = direct.observed().degreesOfFreedom().orElse(0) + 1 - p;
    if (degrees < 1) {
      throw new IllegalArgumentException(
          "a regression of "
              + p
              + " coefficients leaves "
              + degrees
              + " degrees of freedom; expected fewer dimensions, or more respondents");
    }
    long clusters = Arrays.stream(cells).mapToLong(figures::clusters).sum();
    RegressionResult full = fit.result(covariance(fit, cells), clusters, degrees, 0);
    if (isProtected(settings)) {
      full = full.rounded(); // last digits tell answers
      notes.add(
          "errors are those of the model, and figures rounded, so that they do not give single"
              + " answers away; with Disclosure.NONE errors are those of the sampling plan");
    }
    return full.withNotes(notes);
  }

  private static IllegalArgumentException hidden(Dimension dimension, String level) {
    return new IllegalArgumentException(
        "the regression would tell of "
            + dimension.code()
            + " '"
            + level
            + "', whose figure is hidden; leave the dimension out, or ask with"
            + " disclosure(Disclosure.DEFAULT.withJoining()), or with Disclosure.NONE for work"
            + " that stays behind closed doors");
  }

  /** Refuses a dimension of one level, and answers that are all the same. */
  private static void requireLevels(
      CellColumns figures, int[] cells, Dimension dimension, String[] levels) {
    String who = Arrays.stream(cells).mapToLong(figures::clusters).sum() + " collectivités";
    double base = Arrays.stream(cells).mapToDouble(figures::base).sum();
    double count = Arrays.stream(cells).mapToDouble(figures::count).sum();
    if (count <= 0 || count >= base) {
      throw new IllegalArgumentException(
          "no regression: "
              + (count > 0 ? "all" : "none")
              + " of the "
              + who
              + " are counted, which leaves nothing to explain");
    }
    if (Arrays.stream(levels).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "no regression on "
              + dimension.code()
              + ": all of the "
              + who
              + " have '"
              + levels[0]
              + "'; expected two levels at least, or the dimension left out");
    }
  }

  /** Refuses a level that has no end, and notes one that says little. */
  private static void requireBoth(
      CellColumns figures, int[] cells, Dimension dimension, String[] levels, List<String> notes) {
    for (String level : Arrays.stream(levels).distinct().toList()) {
      double base = 0;
      double count = 0;
      long clusters = 0;
      for (int k = 0; k < cells.length; k++) {
        if (levels[k].equals(level)) {
          base += figures.base(cells[k]);
          count += figures.count(cells[k]);
          clusters += figures.clusters(cells[k]);
        }
      }
      String place = dimension.code() + " '" + level + "'";
      if (count <= 0 || count >= base) {
        throw new IllegalArgumentException(
            "separation: "
                + (count > 0 ? "all" : "none")
                + " of the "
                + clusters
                + " collectivités with "
                + place
                + " are counted, so that its coefficient has no end; leave the dimension out, or"
                + " take one of larger levels");
      }
      if (clusters < FEW) {
        notes.add(
            place
                + " is found in "
                + clusters
                + " collectivités only: the standard errors that depend on it are likely too"
                + " small");
      }
    }
  }

  /** The covariance of the coefficients, by polarisation of the variances of their sums. */
  private double[][] covariance(DesignRegression fit, int[] cells) {
    double[][] directions = fit.directions();
    double[] means = new double[sample.figures(Optional.empty()).length()];
    double[][] all = new double[directions.length][means.length];
    for (int i = 0; i < cells.length; i++) {
      means[cells[i]] = fit.fitted(i);
      for (int j = 0; j < all.length; j++) {
        all[j][cells[i]] = directions[j][i];
      }
    }
    double[][] covariance = new double[all.length][all.length];
    for (int i = 0; i < all.length; i++) {
      covariance[i][i] = variance(all[i], means);
      for (int j = 0; j < i; j++) {
        double[] sum = all[i].clone();
        for (int k = 0; k < sum.length; k++) {
          sum[k] += all[j][k];
        }
        covariance[i][j] = (variance(sum, means) - covariance[i][i] - covariance[j][j]) / 2;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private double variance(double[] factors, double[] means) {
    return isProtected(settings)
        ? sample.expectedVariance(factors, means)
        : sample.variance(factors, means);
  }
}
