package fr.barometre.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Writes random surveys, and the mixed logistic models that are fitted to their cells: {@code
 * mixed.R} of {@code examples/validation} fits the same to the units with R's lme4 and blme, and
 * compares. Run by {@code .ci/against-r} only, with the folder and the number of surveys as {@code
 * against.r} and {@code against.r.surveys}.
 */
class MixedAgainstR {

  private final StringBuilder units = new StringBuilder("survey,y,a,b,region,area\n");
  private final StringBuilder figures = new StringBuilder("survey,model,figure,value\n");

  @Test
  void writes_surveys_and_models() throws IOException {
    Path folder = Path.of(System.getProperty("against.r"));
    for (int seed = 1; seed <= Integer.getInteger("against.r.surveys"); seed++) {
      add(seed);
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("units.csv"), units);
    Files.writeString(folder.resolve("figures.csv"), figures);
    assertThat(folder.resolve("figures.csv")).isNotEmptyFile();
  }

  /** Areas within regions; two fixed factors, of two and of three levels. */
  private void add(int survey) {
    Random random = new Random(survey);
    int regions = 4 + random.nextInt(9);
    int areas = regions * (2 + random.nextInt(4));
    double[] spreads = {1.2 * random.nextDouble(), 1.2 * random.nextDouble()};
    double[] ofRegion =
        random.doubles(regions).map(u -> spreads[0] * random.nextGaussian()).toArray();
    double[] ofArea = random.doubles(areas).map(u -> spreads[1] * random.nextGaussian()).toArray();
    int n = 150 + random.nextInt(600);
    double[] trials = new double[areas * 6];
    double[] events = new double[areas * 6];
    for (int i = 0; i < n; i++) {
      int area = (int) (areas * Math.pow(random.nextDouble(), 1.5)); // some have few
      int a = random.nextInt(2);
      int b = random.nextInt(3);
      int region = area % regions;
      double logit = -0.6 + 0.7 * a - 0.4 * b + ofRegion[region] + ofArea[area];
      int y = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
      trials[area * 6 + a * 3 + b]++;
      events[area * 6 + a * 3 + b] += y;
      units.append(survey).append(',').append(y).append(",a").append(a).append(",b").append(b);
      units.append(",r").append(region).append(",d").append(area).append('\n');
    }
    LogitCells cells = cells(trials, events, regions, areas);
    MixedLogit plain = SpreadSearch.best(cells, SpreadSearch.PLAIN);
    fit(survey, "plain", plain, plain.logLikelihood(), regions);
    MixedLogit gamma = SpreadSearch.best(cells, SpreadSearch.GAMMA);
    double prior = Math.log(gamma.spreads()[0]) + Math.log(gamma.spreads()[1]);
    fit(survey, "gamma", gamma, gamma.logLikelihood() + prior, regions);
  }

  private static LogitCells cells(double[] trials, double[] events, int regions, int areas) {
    int[][] columns = new int[trials.length][];
    int[] of = new int[trials.length];
    for (int c = 0; c < columns.length; c++) {
      of[c] = c / 6;
      int a = c % 6 / 3;
      int b = c % 3;
      int[] row = new int[2 + a + (b > 0 ? 1 : 0)];
      row[0] = of[c] % regions;
      row[1] = regions;
      if (a > 0) {
        row[2] = regions + 1;
      }
      if (b > 0) {
        row[row.length - 1] = regions + 1 + b;
      }
      columns[c] = row;
    }
    return new LogitCells(
        trials,
        events,
        columns,
        of,
        new LogitCells.Layout(new int[] {regions}, 4, areas, new double[4]));
  }

  private void fit(int survey, String model, MixedLogit fit, double maximum, int regions) {
    figure(survey, model, "maximum", maximum);
    figure(survey, model, "sd region", fit.spreads()[0]);
    figure(survey, model, "sd area", fit.spreads()[1]);
    String[] fixed = {"(Intercept)", "aa1", "bb1", "bb2"};
    for (int j = 0; j < fixed.length; j++) {
      figure(survey, model, "fixed " + fixed[j], fit.effects()[regions + j]);
    }
    for (int r = 0; r < regions; r++) {
      figure(survey, model, "region r" + r, fit.effects()[r]);
    }
    for (int d = 0; d < fit.areas().length; d++) {
      figure(survey, model, "area d" + d, fit.areas()[d]);
    }
  }

  private void figure(int survey, String model, String name, double value) {
    figures.append(survey).append(',').append(model).append(',').append(name).append(',');
    figures.append(value).append('\n');
  }
}
