package fr.barometre.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.diagnosis.PublishedFigures;
import fr.barometre.editions.Edition2025;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedCommandTest {

  private static Call published(String table) {
    return Call.of(Locale.FRENCH, table.replace("/", "\n") + "\n", false, "published", "-");
  }

  private static String plain(String text) {
    return text.replace('\u00A0', ' ');
  }

  @Test
  void theEditionsOwnFiguresAreCheckedWithoutATable() {
    Call call = Call.of("published");
    assertThat(PublishedFigures.check(Edition2025.QUESTIONNAIRE))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(call.out()).contains(finding.sentence().fr()));
    assertThat(call.code()).isZero();
  }

  @Test
  void sumsHeadlinesAndBases() {
    // 34 + 51 + 25 = 110; the headline says 43 where the chart says 34.
    Call call =
        published(
            "indicateur;réponse;pourcentage"
                + "/teletravail.charte;Oui;34 %/teletravail.charte;Non;51"
                + "/teletravail.charte;Sans réponse;25/teletravail.charte;;43,0");
    assertThat(call.code()).isEqualTo(1);
    assertThat(plain(call.out()))
        .contains("Ont une charte de télétravail (teletravail.charte)")
        .contains("à corriger : Les parts imprimées font 110,0 %, plus que l'arrondi ne permet.")
        .contains("à corriger : Le chiffre mis en avant est 43 %, le graphique dit 34 %.")
        .contains("Aucun chiffre n'est imprimé avec sa base")
        .contains("2 choses à corriger.");
  }

  @Test
  void whatFitsHasNothingToCorrect() {
    Call call =
        published(
            "indicateur,réponse,%,base/Ont une charte de télétravail,oui,34,629"
                + "/teletravail.charte,NON,51,629/teletravail.charte,sans réponse,15,629"
                + "/teletravail.charte,,34,629");
    assertThat(call.code()).isZero();
    assertThat(plain(call.out()))
        .contains("40,0 % parmi les réponses exprimées")
        .doesNotContain("base : on ne peut pas")
        .contains("Rien à corriger.");
  }

  @Test
  void someBasesAreMissing() {
    Call call =
        published(
            "indicateur;réponse;pourcentage;base/teletravail.charte;Oui;34;629"
                + "/teletravail.acces;Oui;44;");
    assertThat(plain(call.out()))
        .contains("Sans base imprimée, on ne peut pas dire la marge d’erreur : teletravail.acces.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "indicateur;réponse;pourcentage/teletravail.chart;Oui;34 | entree-standard.csv:2 :"
            + " indicateur inconnu « teletravail.chart » ; vouliez-vous dire « teletravail.charte »"
            + " ?",
        "indicateur;réponse;pourcentage/teletravail.charte;Oui;134 | entree-standard.csv:2 : « 134"
            + " » n’est pas un pourcentage de 0 à 100",
        "indicateur;réponse;pourcentage/teletravail.charte;Oui;environ 34 | « environ 34 » n’est"
            + " pas un pourcentage",
        "indicateur;réponse/teletravail.charte;Oui | pas de colonne « pourcentage » ; l’en-tête a :"
            + " indicateur, réponse",
        "indicateur;réponse;pourcentage | aucun chiffre"
      })
  void whatCannotBeReadIsTold(String table, String told) {
    Call call = published(table);
    assertThat(plain(call.err())).contains(told);
    assertThat(call.code()).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsNoneOfTheQuestionsIsAFinding() {
    Call call = published("indicateur;réponse;pourcentage/teletravail.charte;Peut-être;34");
    assertThat(plain(call.out())).contains("La réponse « Peut-être » n'existe pas");
    assertThat(call.code()).isEqualTo(1);
  }
}
