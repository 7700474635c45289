package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.Barometre;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

  private static Call compare(String collectivite, String... more) {
    String[] call = {"compare", Call.ANSWERS, "--collectivite", collectivite};
    return Call.of(Stream.concat(Arrays.stream(call), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void theComparisonIsTheLibrarys() {
    Collectivite commune =
        Population.collectivites2025().find(CollectiviteRef.parse("COMMUNE:27655")).orElseThrow();
    PeerComparison expected =
        Barometre.compare(commune)
            .answers(AnswersReader.of(Edition2025.QUESTIONNAIRE).read(Path.of(Call.ANSWERS)))
            .compute();
    String text = Report.of(expected, Locale.FRENCH).text();
    for (String name :
        new String[] {
          "COMMUNE:27655",
          "27655",
          commune.siren().orElseThrow().toString(),
          commune.name(),
          "tourville sur pont audemer",
          commune.name() + " (27)"
        }) {
      assertThat(compare(name)).as(name).isEqualTo(new Call(0, text, ""));
    }
    assertThat(text).contains("Sans réponse").contains("Ont une charte de télétravail");
    assertThat(compare("27655", "--format=html").out())
        .isEqualTo(Report.of(expected, Locale.FRENCH).html());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Saint-Denis | COMMUNE:93066  Saint-Denis (93)",
        "Nullepart-sur-Rien | collectivité inconnue « Nullepart-sur-Rien »",
        "Bourg-en-Bress | vouliez-vous dire « Bourg-en-Bresse » ?",
        "210100013 | n’est pas un SIREN",
        "XX:1 | « XX » n’est pas un type de collectivité",
        "COMMUNE:99999 | collectivité inconnue « COMMUNE:99999 »",
        "99999 | attendu : COMMUNE:01001, un code Insee, un SIREN ou un nom"
      })
  void whoIsNotKnownIsAskedFor(String name, String told) {
    Call call = compare(name);
    assertThat(call.err().replace('\u00A0', ' ')).contains(told);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
  }

  @Test
  void aComparisonHasNoCsv() {
    assertThat(compare("27655", "--format=csv").err()).contains("pas de format csv ici");
    assertThat(compare("27655", "--format=svg").out()).startsWith("<svg ");
  }
}
