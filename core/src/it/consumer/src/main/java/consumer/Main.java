package consumer;

import fr.barometre.Barometre;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.territory.CollectiviteRef;
import java.util.stream.Stream;

/** Prints one indicator. */
public final class Main {

  private Main() {}

  private static Answer answer(String commune, String modality) {
    Respondent respondent =
        Respondent.builder()
            .id(commune)
            .collectivite(CollectiviteRef.parse("COMMUNE:" + commune))
            .build();
    return Answer.of(respondent, "teletravail.charte", modality);
  }

  /**
   * Prints to the standard output.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    IndicatorResult result =
        Barometre.indicator("teletravail.charte")
            .answers(Stream.of("01001", "01002", "01004", "01005", "01006", "01007")
                    .map(code -> answer(code, code.compareTo("01005") < 0 ? "OUI" : "NON")))
            .compute();
    System.out.println(result.observed());
    System.out.println("module: " + Main.class.getModule().getName());
  }
}
