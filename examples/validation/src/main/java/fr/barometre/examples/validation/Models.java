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
        "| law | n | raw p < 5 % | sensitive | confounded | bias, doubly robust | covers | inverse"
            + " propensity | covers | outcome | covers | models disagree |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    laws.forEach(
        (title, law) -> {
          Scenario scenario = new Scenario(law, SEED);
          for (int size : SIZES) {
            out.println(line(title, scenario, size, surveys));
          }
        });
  }

  private static String line(String title, Scenario scenario, int size, int surveys) {
    double[] flags = new double[4];
    double[] bias = new double[3];
    double[] covers = new double[3];
    for (int i = 0; i < surveys; i++) {
      IndicatorResult result = scenario.survey(size, SEED + 1_000_003L * size + i).result();
      flags[0] += result.opsn().effect().filter(e -> e.pValue() < 0.05).isPresent() ? 1 : 0;
      flags[1] += result.flag(FlagCode.OPSN_SENSITIVE).isPresent() ? 1 : 0;
      flags[2] += result.flag(FlagCode.OPSN_CONFOUNDED).isPresent() ? 1 : 0;
      flags[3] += result.flag(FlagCode.MODELS_DISAGREE).isPresent() ? 1 : 0;
      for (FigureModel model : FIGURES) {
        Optional<ModelledFigure> figure = result.selection().flatMap(s -> s.model(model));
        int at = FIGURES.indexOf(model);
        bias[at] += figure.map(f -> f.value() - scenario.truth()).orElse(0.0);
        covers[at] +=
            figure
                    .filter(f -> f.lower() <= scenario.truth() && scenario.truth() <= f.upper())
                    .isPresent()
                ? 1
                : 0;
      }
    }
    double percent = 100.0 / surveys;
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f %% | %.1f %% | %.1f %% | %+.1f | %.1f %% | %+.1f | %.1f %% | %+.1f |"
            + " %.1f %% | %.1f %% |",
        title,
        size,
        percent * flags[0],
        percent * flags[1],
        percent * flags[2],
        percent * bias[0],
        percent * covers[0],
        percent * bias[1],
        percent * covers[1],
        percent * bias[2],
        percent * covers[2],
        percent * flags[3]);
  }
}
