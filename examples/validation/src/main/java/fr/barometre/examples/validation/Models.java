package fr.barometre.examples.validation;

import fr.barometre.api.result.FigureModel;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.territory.Collectivite;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what models on the frame are worth: false alarms and power of the OPSN contrast where size
 * drives the answer and goes with OPSN, bias and coverage of the doubly robust figure.
 */
public final class Models {

  private static final int SURVEYS = 200;
  private static final long SEED = 2025;
  private static final List<Integer> SIZES = List.of(388, 629, 2_100);

  private static final List<FigureModel> FIGURES = List.of(FigureModel.values());

  private Models() {}

  /** Large collectivités respond inside, small ones outside; size drives the answer, and OPSN. */
  private record SizeWithOpsn(double effectOfOpsn) implements Law {
    @Override
    public double truth(Collectivite collectivite, boolean inside) {
      return (inside ? effectOfOpsn : 0)
          + Math.min(0.7, 0.15 + 0.06 * Math.log(1 + collectivite.population() / 100.0));
    }

    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      double large = Math.sqrt(Math.max(50, collectivite.population()));
      return inside ? large : 400 / large;
    }
  }

  /** The answer jumps where the response does not, or the other way round, with size and OPSN. */
  private record OneWrong(boolean response) implements Law {
    private static boolean together(Collectivite collectivite, boolean inside) {
      return inside == collectivite.population() < 500;
    }

    @Override
    public double truth(Collectivite collectivite, boolean inside) {
      return !response && together(collectivite, inside)
          ? 0.65
          : 0.2 + (collectivite.population() < 500 ? 0 : 0.3);
    }

    @Override
    public double keenness(Collectivite collectivite, boolean inside, boolean yes) {
      return (response && together(collectivite, inside) ? 6 : 1)
          * (collectivite.population() < 500 ? 1 : 3);
    }
  }

  /**
   * Prints the table in Markdown.
   *
   * @param arguments number of surveys for each line; 200 unless given
   */
  public static void main(String[] arguments) {
    int surveys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SURVEYS;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Map<String, Law> laws = new LinkedHashMap<>();
    laws.put("size alone, goes with OPSN", new SizeWithOpsn(0));
    laws.put("the same and 10 points of OPSN", new SizeWithOpsn(0.1));
    laws.put("response model wrong", new OneWrong(true));
    laws.put("outcome model wrong", new OneWrong(false));
    for (Mechanism mechanism : Mechanism.values()) {
      laws.put(mechanism.title(), mechanism);
    }
    out.println(
        "| law | n | raw p < 5 % | sensitive | confounded | figure in | bias, doubly robust |"
            + " covers | inverse propensity | covers | outcome | covers | models disagree |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    laws.forEach(
        (title, law) -> {
          for (int size : SIZES) {
            out.println(line(title, law, size, surveys));
          }
        });
  }

  /**
   * Each survey has its own population: the answers of one, drawn once, may differ by OPSN by
   * chance, and that is no false alarm.
   */
  private static String line(String title, Law law, int size, int surveys) {
    double[] flags = new double[4];
    double[] bias = new double[3];
    int[] told = new int[3];
    double[] covers = new double[3];
    for (int i = 0; i < surveys; i++) {
      Scenario scenario = new Scenario(law, SEED + 7_919L * i);
      IndicatorResult result = scenario.survey(size, SEED + 1_000_003L * size + i).result();
      flags[0] += result.opsn().effect().filter(e -> e.pValue() < 0.05).isPresent() ? 1 : 0;
      flags[1] += result.flag(FlagCode.OPSN_SENSITIVE).isPresent() ? 1 : 0;
      flags[2] += result.flag(FlagCode.OPSN_CONFOUNDED).isPresent() ? 1 : 0;
      flags[3] += result.flag(FlagCode.MODELS_DISAGREE).isPresent() ? 1 : 0;
      for (FigureModel model : FIGURES) {
        Optional<ModelledFigure> figure = result.selection().flatMap(s -> s.model(model));
        int at = FIGURES.indexOf(model);
        if (figure.isPresent()) {
          ModelledFigure found = figure.get();
          told[at]++;
          bias[at] += found.value() - scenario.truth();
          covers[at] +=
              found.lower() <= scenario.truth() && scenario.truth() <= found.upper() ? 1 : 0;
        }
      }
    }
    double percent = 100.0 / surveys;
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %,d |", title, size));
    for (int f = 0; f < 3; f++) {
      line.append(String.format(Locale.ROOT, " %.1f %% |", percent * flags[f]));
    }
    line.append(String.format(Locale.ROOT, " %.0f %% |", percent * told[0]));
    for (int at = 0; at < 3; at++) {
      line.append(
          String.format(
              Locale.ROOT,
              " %+.1f | %.1f %% |",
              100 * bias[at] / told[at],
              100 * covers[at] / told[at]));
    }
    return line.append(String.format(Locale.ROOT, " %.1f %% |", percent * flags[3])).toString();
  }
}
