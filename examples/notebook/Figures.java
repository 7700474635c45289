import fr.barometre.Barometre;
import fr.barometre.IndicatorQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.weighting.PostStratification;
import fr.barometre.weighting.Raking;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints the figures that the notebook should draw, worked out by the library from the same file of
 * answers but by none of the notebook's code: one line a figure, {@code name;percent;low;high}.
 * {@code check.py} compares both.
 */
final class Figures {

  private Figures() {}

  private static void print(String name, Estimate estimate) {
    estimate
        .percent()
        .ifPresent(
            percent ->
                estimate
                    .interval()
                    .ifPresent(
                        interval ->
                            System.out.println(
                                String.join(
                                    ";",
                                    name,
                                    String.valueOf(percent),
                                    String.valueOf(100 * interval.lower()),
                                    String.valueOf(100 * interval.upper())))));
  }

  /**
   * Prints to the standard output.
   *
   * @param arguments the file of answers
   */
  public static void main(String[] arguments) {
    Answers answers = AnswersReader.of(Edition2025.QUESTIONNAIRE).read(Path.of(arguments[0]));
    for (IndicatorResult result :
        Barometre.edition(Edition2025.QUESTIONNAIRE).answers(answers).compute().indicators()) {
      print("observed " + result.indicator().code(), result.observed());
      print("adjusted " + result.indicator().code(), result.adjusted());
    }

    IndicatorQuery charter = Barometre.indicator("teletravail.charte").answers(answers);
    print("weighting 1", charter.compute().adjusted());
    print(
        "weighting 2",
        charter.weighting(PostStratification.on(Dimension.POPULATION_BAND)).compute().adjusted());
    print(
        "weighting 3",
        charter
            .weighting(
                Raking.on(Dimension.POPULATION_BAND, Dimension.OPSN)
                    .excluding(Dimension.OPSN, Level.UNKNOWN))
            .compute()
            .adjusted());

    List<IndicatorResult> lists =
        charter
            .weighting(
                PostStratification.on(Dimension.OPSN).excluding(Dimension.OPSN, "UNKNOWN"))
            .over(OpsnCoverage.anct(), OpsnCoverage.anctAndDeclic())
            .results();
    for (int i = 0; i < lists.size(); i++) {
      OpsnShare share = lists.get(i).opsn().share();
      OpsnEffect effect = lists.get(i).opsn().effect().orElseThrow();
      double part = 100.0 * share.frameInside() / share.frame();
      System.out.println("list " + i + " share;" + part + ";" + part + ";" + part);
      print("list " + i + " adjusted", lists.get(i).adjusted());
      print("list " + i + " inside", effect.inside());
      print("list " + i + " outside", effect.outside());
    }
  }
}
