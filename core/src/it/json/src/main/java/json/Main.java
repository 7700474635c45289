package json;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.barometre.Barometre;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes values with each Jackson and reads them back with the other. */
public final class Main {

  private static final ObjectMapper TWO = new ObjectMapper();
  private static final JsonMapper THREE = JsonMapper.shared();

  private Main() {}

  private static <T> void roundTrip(T value, Class<T> type) throws Exception {
    boolean same =
        TWO.writeValueAsString(TWO.readValue(THREE.writeValueAsString(value), type))
                .equals(TWO.writeValueAsString(value))
            && THREE
                .writeValueAsString(THREE.readValue(TWO.writeValueAsString(value), type))
                .equals(THREE.writeValueAsString(value));
    System.out.println(type.getSimpleName() + ": " + (same ? "same" : "DIFFERENT"));
  }

  private static Stream<Answer> answers() {
    return Population.collectivites2025().collectivites().stream()
        .limit(200)
        .map(
            c ->
                Answer.of(
                    Respondent.builder().id(c.code()).collectivite(c.ref()).build(),
                    "teletravail.charte",
                    c.population() > 500 ? "OUI" : "NON"));
  }

  /**
   * Prints one line a type.
   *
   * @param arguments none
   * @throws Exception if a value cannot be written or read
   */
  public static void main(String[] arguments) throws Exception {
    BarometreReport report =
        Barometre.edition(Edition2025.QUESTIONNAIRE)
            .answers(answers())
            .by(Dimension.POPULATION_BAND, Dimension.ROLE)
            .compute();
    roundTrip(report, BarometreReport.class);
    roundTrip(Edition2025.QUESTIONNAIRE, Questionnaire.class);
    roundTrip(
        Population.collectivites2025().find(CollectiviteType.COMMUNE, "01001").orElseThrow(),
        Collectivite.class);
    System.out.println("module: " + Main.class.getModule().getName());
  }
}
