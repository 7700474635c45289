package fr.barometre.examples.validation;

import fr.barometre.api.result.Interval;
import fr.barometre.estimate.IntervalMethod;
import fr.barometre.estimate.QuantileEstimate;
import fr.barometre.estimate.RaoScott;
import fr.barometre.estimate.SurveyDesign;
import fr.barometre.estimate.SurveyEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/**
 * Writes random designs on plain columns and every figure of them, for {@code designs.R} to work
 * out with R's survey.
 */
public final class DesignsAgainstR {

  private static final int DESIGNS = 1000;
  private static final double LEVEL = 0.95;
  private static final double[] PROBABILITIES = {0.25, 0.5, 0.9};

  private final StringBuilder designs =
      new StringBuilder("design,strata,clusters,sizes,lonely,adjustment\n");
  private final StringBuilder units =
      new StringBuilder("design,stratum,cluster,size,weight,a,b,d,p,x,y\n");
  private final StringBuilder totals = new StringBuilder("design,variable,total\n");
  private final StringBuilder figures = new StringBuilder("design,figure,value\n");
  private int number;

  private DesignsAgainstR() {}

  /**
   * Writes {@code designs.csv}, {@code units.csv}, {@code totals.csv} and {@code figures.csv}.
   *
   * @param arguments the folder, and the number of designs; 1,000 unless given
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("expected a folder to write to");
    }
    write(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : DESIGNS);
  }

  static void write(Path folder, int count) throws IOException {
    DesignsAgainstR all = new DesignsAgainstR();
    for (int seed = 1; seed <= count; seed++) {
      all.number = seed;
      all.add(new RandomDesign(seed));
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("designs.csv"), all.designs);
    Files.writeString(folder.resolve("units.csv"), all.units);
    Files.writeString(folder.resolve("totals.csv"), all.totals);
    Files.writeString(folder.resolve("figures.csv"), all.figures);
  }

  private void add(RandomDesign drawn) {
    designs.append(number).append(',').append(drawn.description()).append('\n');
    for (int i = 0; i < drawn.units(); i++) {
      units.append(number).append(',').append(drawn.unit(i)).append('\n');
    }
    for (Map.Entry<String, Double> total : drawn.totals().entrySet()) {
      totals.append(number).append(',').append(total.getKey()).append(',');
      totals.append(total.getValue()).append('\n');
    }
    SurveyDesign design;
    try {
      design = drawn.design();
    } catch (IllegalArgumentException e) {
      return; // totals that cannot be met: R refuses too
    }
    of("all", drawn, design);
    figure("all effective", design.effectiveSize());
    of("domain", drawn, design.domain(drawn.domain()));
    if (design.degreesOfFreedom() > 0) {
      SurveyEstimate inside = design.domain(drawn.domain()).mean(drawn.y());
      SurveyEstimate outside = design.domain(not(drawn.domain())).mean(drawn.y());
      estimate("contrast", inside.minus(outside));
      figure("covariance", design.mean(drawn.y()).covariance(design.proportion(drawn.holds())));
      test(design, drawn);
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
    if (degrees < 1 || share.variance() == 0) {
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

  private void test(SurveyDesign design, RandomDesign drawn) {
    RaoScott test;
    try {
      test = RaoScott.test(design, drawn.a(), drawn.b());
    } catch (IllegalArgumentException e) {
      return; // no variance to test by
    }
    figure("test f", test.f());
    figure("test numerator", test.numeratorDegrees());
    figure("test denominator", test.denominatorDegrees());
    figure("test p", test.pValue());
    figure("test pearson", test.firstOrder().pearson());
    figure("test first", test.firstOrder().pValue());
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
    figure(name + " se", estimate.standardError());
    estimate.designEffect().ifPresent(effect -> figure(name + " deff", effect));
  }

  private void interval(String name, Interval interval) {
    figure(name + " lower", interval.lower());
    figure(name + " upper", interval.upper());
  }

  private void figure(String name, double value) {
    figures.append(number).append(',').append(name).append(',').append(value).append('\n');
  }
}
