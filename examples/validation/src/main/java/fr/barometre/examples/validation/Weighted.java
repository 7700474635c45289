package fr.barometre.examples.validation;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Interval;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Weighting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Prints what weightings leave of the bias: one line for each mechanism and number of responses.
 */
public final class Weighted {

  private static final int[] SIZES = {388, 629, 2_100, 3_117};
  private static final int SURVEYS = 200;
  private static final long SEED = 2025;

  private static final Weighting BY_OPSN =
      PostStratification.on(Dimension.OPSN).excluding(Dimension.OPSN, Level.UNKNOWN);

  private double bias;
  private double squares;
  private double errors;
  private int covers;
  private int surveys;

  private Weighted() {}

  /**
   * Prints the table in Markdown.
   *
   * @param arguments number of surveys for each line; 200 unless given
   */
  public static void main(String[] arguments) {
    int surveys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SURVEYS;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(
        "| response | n | bias observed | OPSN alone | adjusted | 95 % covers, OPSN alone |"
            + " adjusted | true error | mean standard error |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Mechanism mechanism : Mechanism.values()) {
      Scenario scenario = new Scenario(mechanism, SEED);
      for (int size : SIZES) {
        out.println(line(mechanism, scenario, size, surveys));
      }
    }
  }

  private static String line(Mechanism mechanism, Scenario scenario, int size, int surveys) {
    Weighted observed = new Weighted();
    Weighted byOpsn = new Weighted();
    Weighted adjusted = new Weighted();
    for (int i = 0; i < surveys; i++) {
      List<Estimate> figures =
          scenario.figures(
              size,
              SEED + 1_000_003L * size + i,
              List.of(Weighting.NONE, BY_OPSN, Weighting.automatic()));
      observed.add(figures.get(0), scenario.truth());
      byOpsn.add(figures.get(1), scenario.truth());
      adjusted.add(figures.get(2), scenario.truth());
    }
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %+.1f | %+.1f | %+.1f | %.1f %% | %.1f %% | %.1f | %.1f |",
        mechanism.title(),
        size,
        observed.percent(observed.bias),
        byOpsn.percent(byOpsn.bias),
        adjusted.percent(adjusted.bias),
        byOpsn.percent(byOpsn.covers),
        adjusted.percent(adjusted.covers),
        100 * Math.sqrt(adjusted.squares / adjusted.surveys),
        adjusted.percent(adjusted.errors));
  }

  private void add(Estimate estimate, double truth) {
    double error = estimate.value().orElseThrow() - truth;
    Interval interval = estimate.interval().orElseThrow();
    surveys++;
    bias += error;
    squares += error * error;
    errors += estimate.standardError().orElseThrow();
    covers += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
  }

  private double percent(double sum) {
    return 100 * sum / surveys;
  }
}
