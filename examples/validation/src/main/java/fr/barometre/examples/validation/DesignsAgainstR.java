package fr.barometre.examples.validation;

import fr.barometre.api.model.Predictor;
import fr.barometre.api.model.RegressionResult;
import fr.barometre.api.model.TermTest;
import fr.barometre.api.result.Interval;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.QuantileEstimate;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes random designs on plain columns, and every figure that the library computes from them.
 * {@code designs.R} then computes the same figures with R's {@code survey}, and compares.
 */
public final class DesignsAgainstR {

  private static final int COUNT = 1000;
  private static final double LEVEL = 0.95;
  private static final double[] PROBABILITIES = {0.25, 0.5, 0.9};

  private static final String DESIGNS = "designs.csv";
  private static final String UNITS = "units.csv";
  private static final String TOTALS = "totals.csv";
  private static final String FIGURES = "figures.csv";

  private final CsvFiles files = new CsvFiles();
  private int number;

  private DesignsAgainstR() {
    files.line(
        DESIGNS,
        "design,strata,clusters,sizes,stages,stratifiedWithin,lonely,adjustment,replicated,nested");
    files.line(
        UNITS,
        "design,stratum,cluster,size,secondStratum,second,secondSize,thirdStratum,third,thirdSize,"
            + "weight,a,b,d,p,x,y,known");
    files.line(TOTALS, "design,variable,total");
    files.line(FIGURES, "design,figure,value");
  }

  /**
   * Writes {@code designs.csv}, {@code units.csv}, {@code totals.csv} and {@code figures.csv}.
   *
   * @param arguments the folder, and the number of designs; 1,000 unless given; the first seed, 1
   *     unless given
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("expected a folder to write to");
    }
    write(
        Path.of(arguments[0]),
        arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1,
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : COUNT);
  }

  static void write(Path folder, int first, int count) throws IOException {
    DesignsAgainstR all = new DesignsAgainstR();
    for (int seed = first; seed < first + count; seed++) {
      all.number = seed;
      all.add(new RandomDesign(seed));
    }
    all.files.write(folder);
  }

  private void add(RandomDesign drawn) {
    files.line(DESIGNS, number, drawn.description());
    for (int i = 0; i < drawn.units(); i++) {
      files.line(UNITS, number, drawn.unit(i));
    }
    drawn.totals().forEach((variable, total) -> files.line(TOTALS, number, variable, total));
    SurveyDesign design;
    try {
      design = drawn.design();
    } catch (IllegalArgumentException e) {
      return; // totals that cannot be met: R refuses too
    }
    of("all", drawn, design);
    figure("all effective", design.effectiveSize());
    SurveyDesign domain = design.domain(drawn.domain());
    if (domain.units() > 0) {
      of("domain", drawn, domain);
    }
    SurveyDesign known = design.domain(drawn.known());
    if (known.units() > 0) {
      of("known", drawn, known);
    }
    parts(design, drawn);
    regressions("", design, drawn);
    regressions("domain ", domain, drawn);
    if (design.degreesOfFreedom() > 0
        && domain.units() > 0
        && design.domain(not(drawn.domain())).units() > 0) {
      SurveyEstimate inside = design.domain(drawn.domain()).mean(drawn.y());
      SurveyEstimate outside = design.domain(not(drawn.domain())).mean(drawn.y());
      estimate("contrast", inside.minus(outside));
      figure("covariance", design.mean(drawn.y()).covariance(design.proportion(drawn.holds())));
      test("test", design, drawn);
      test("domain test", design.domain(drawn.domain()), drawn);
    }
  }

  private void of(String part, RandomDesign drawn, SurveyDesign design) {
    SurveyEstimate mean = design.mean(drawn.y());
    estimate(part + " mean", mean);
    estimate(part + " total", design.total(drawn.y()));
    estimate(part + " ratio", design.ratio(drawn.y(), drawn.x()));
    SurveyEstimate share = design.proportion(drawn.holds());
    estimate(part + " share", share);
    long degrees = design.degreesOfFreedom();
    figure(part + " df", (double) degrees);
    if (degrees < 1 || share.untestable().isPresent() || share.standardError() == 0) {
      return;
    }
    boolean rowsOfTheDomain = part.equals("all") || !drawn.isAdjusted(); // R counts all others
    for (IntervalMethod method :
        EnumSet.complementOf(EnumSet.of(IntervalMethod.LIKELIHOOD, IntervalMethod.WILSON))) {
      if (method != IntervalMethod.KORN_GRAUBARD || rowsOfTheDomain) {
        interval(part + " share " + method, share.interval(method, LEVEL));
      }
    }
    for (double probability : PROBABILITIES) {
      QuantileEstimate quantile = design.quantile(drawn.y(), probability, LEVEL);
      String name = part + " quantile " + probability;
      figure(name, quantile.value());
      quantile.interval().ifPresent(interval -> interval(name, interval));
      quantile.standardError().ifPresent(se -> figure(name + " se", se));
    }
  }

  /** R: svyby(~y, ~a, design, svymean), svyby by a and b, and svycontrast of the means by a. */
  private void parts(SurveyDesign design, RandomDesign drawn) {
    SortedMap<String, SurveyEstimate> means = new TreeMap<>();
    design
        .by(drawn.a())
        .forEach(
            (level, part) -> {
              means.put(level, part.mean(drawn.y()));
              estimate("by " + level + " mean", means.get(level));
              estimate("by " + level + " share", part.proportion(drawn.holds()));
              figure("by " + level + " df", (double) part.degreesOfFreedom());
            });
    design
        .crossedBy(drawn.a(), drawn.b())
        .forEach(
            (levels, part) ->
                estimate("by " + String.join(".", levels) + " total", part.total(drawn.y())));
    if (means.size() == 3) {
      List<SurveyEstimate> all = List.copyOf(means.values());
      estimate("combination", SurveyEstimate.contrast(all, 1, -0.4, -0.6));
      if (all.get(1).value() != 0) {
        estimate("ratio of means", all.get(0).ratioTo(all.get(1)));
      }
    }
  }

  /** R: svyglm(y ~ x + a, design) and svyglm(p ~ x + a, design, family = quasibinomial()). */
  private void regressions(String part, SurveyDesign design, RandomDesign drawn) {
    Predictor[] by = {Predictor.number("x", drawn.x()), Predictor.factor("a", drawn.a())};
    double[] holds = new double[drawn.holds().length];
    Arrays.setAll(holds, i -> drawn.holds()[i] ? 1 : 0);
    for (String kind : new String[] {"linear", "logistic"}) {
      RegressionResult fit;
      try {
        fit = kind.equals("linear") ? design.linear(drawn.y(), by) : design.logistic(holds, by);
      } catch (IllegalArgumentException e) {
        continue; // too few clusters for so many coefficients, or separation
      }
      for (int c = 0; c < fit.coefficients().size(); c++) {
        String name = part + kind + " " + c;
        figure(name, fit.coefficients().get(c).estimate());
        figure(name + " se", fit.coefficients().get(c).standardError());
        figure(name + " p", fit.coefficients().get(c).pValue());
      }
      TermTest term = fit.term("a");
      figure(part + kind + " term", term.f());
      figure(part + kind + " term p", term.pValue());
    }
  }

  private void test(String name, SurveyDesign design, RandomDesign drawn) {
    RaoScott test;
    try {
      test = RaoScott.test(design, drawn.a(), drawn.b());
    } catch (IllegalArgumentException e) {
      return; // no variance to test by
    }
    figure(name + " f", test.f());
    figure(name + " numerator", test.numeratorDegrees());
    figure(name + " denominator", test.denominatorDegrees());
    figure(name + " p", test.pValue());
    figure(name + " pearson", test.firstOrder().pearson());
    figure(name + " first", test.firstOrder().pValue());
  }

  private static boolean[] not(boolean[] domain) {
    boolean[] outside = new boolean[domain.length];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = !domain[i];
    }
    return outside;
  }

  private void estimate(String name, SurveyEstimate estimate) {
    figure(name, estimate.value());
    try {
      estimate.standardError();
    } catch (IllegalArgumentException e) {
      return; // no unit is left in some replicate, which R leaves out
    }
    figure(name + " se", estimate.standardError());
    estimate.designEffect().ifPresent(effect -> figure(name + " deff", effect));
  }

  private void interval(String name, Interval interval) {
    figure(name + " lower", interval.lower());
    figure(name + " upper", interval.upper());
  }

  private void figure(String name, double value) {
    files.line(FIGURES, number, name, value);
  }
}
