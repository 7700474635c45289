package fr.barometre.examples.validation;

import fr.barometre.api.result.FlagCode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Prints the table of the README: one line for each mechanism and number of responses. */
public final class Validation {

  private static final int[] SIZES = {388, 629, 2_100, 3_117};
  private static final int SURVEYS = 1_000;
  private static final long SEED = 2025;

  private Validation() {}

  /**
   * Prints the table in Markdown.
   *
   * @param arguments number of surveys for each line; 1,000 unless given
   */
  public static void main(String[] arguments) {
    int surveys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SURVEYS;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(
        "| response | n | truth | bias observed | bias, OPSN alone | bias for φ = 0 | 95 % covers,"
            + " observed | covers, OPSN alone | MUBP range covers | OPSN over | OPSN biased | OPSN"
            + " sensitive | unrepresentative | warning or more |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Mechanism mechanism : Mechanism.values()) {
      Scenario scenario = new Scenario(mechanism, SEED);
      for (int size : SIZES) {
        out.println(line(mechanism, size, scenario.truth(), run(scenario, size, surveys)));
      }
    }
  }

  static Tallied run(Scenario scenario, int size, int surveys) {
    Tallied tallied = new Tallied(scenario.truth());
    for (int i = 0; i < surveys; i++) {
      tallied.add(scenario.survey(size, SEED + 1_000_003L * size + i));
    }
    return tallied;
  }

  private static String line(Mechanism mechanism, int size, double truth, Tallied tallied) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f %% | %+.1f | %+.1f | %+.1f | %s | %s | %s | %s | %s | %s | %s | %s |",
        mechanism.title(),
        size,
        100 * truth,
        100 * tallied.observedBias(),
        100 * tallied.adjustedBias(),
        100 * tallied.correctedBias(),
        percent(tallied.observedCoverage()),
        percent(tallied.adjustedCoverage()),
        percent(tallied.selectionCoverage()),
        percent(tallied.rate(FlagCode.OPSN_OVERREPRESENTED)),
        percent(tallied.rate(FlagCode.OPSN_BIASED)),
        percent(tallied.rate(FlagCode.OPSN_SENSITIVE)),
        percent(tallied.rate(FlagCode.UNREPRESENTATIVE)),
        percent(tallied.warningRate()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
