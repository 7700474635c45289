package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes where some strata have few collectivités in both waves. */
class OverlappingStrataTest {

  private static final Wave W24 = new Wave("2024", Label.same("2024"), List.of("A", "B"));
  private static final Wave W25 = new Wave("2025", Label.same("2025"), List.of("A", "B"));
  private static final Questionnaire TWICE =
      Questionnaire.builder().from(SmallSurvey.ONE_WAVE).waves(List.of(W24, W25)).build();
  private static final Population ALL = Population.collectivites2025();

  private final List<Answer> given = new ArrayList<>();
  private final List<double[]> said = new ArrayList<>();

  private static List<Collectivite> members(CollectiviteType type) {
    return ALL.collectivites().stream().filter(c -> c.type() == type).toList();
  }

  private void answer(Collectivite who, boolean before, boolean after) {
    answer(who, W24, before);
    answer(who, W25, after);
    said.add(new double[] {before ? 1 : 0, after ? 1 : 0});
  }

  private void answer(Collectivite who, Wave wave, boolean yes) {
    Respondent respondent =
        Respondent.builder()
            .id(who.ref() + "@" + wave.code())
            .collectivite(who.ref())
            .wave(wave.code())
            .build();
    given.add(Answer.of(respondent, "Q1", yes ? "OUI" : "NON"));
  }

  private Change change() {
    return Samples.charte(Answers.of(TWICE, given), ALL).change(W24, W25);
  }

  @Test
  void a_panel_in_which_nobody_moves_has_no_error_whatever_the_strata() {
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    List<Collectivite> regions = members(CollectiviteType.REGION);
    for (int i = 0; i < 60; i++) {
      answer(communes.get(i), i % 3 == 0, i % 3 == 0);
    }
    for (int i = 0; i < 4; i++) {
      answer(regions.get(i), i % 2 == 0, i % 2 == 0);
    }
    answer(members(CollectiviteType.METROPOLE).get(0), true, true);
    assertThat(change().observed().value()).isZero();
    assertThat(change().observed().standardError()).isZero();
  }

  @Test
  void few_in_both_waves_have_the_correlation_within_all_strata() {
    List<Collectivite> communes = members(CollectiviteType.COMMUNE);
    List<Collectivite> regions = members(CollectiviteType.REGION);
    for (int i = 0; i < 40; i++) {
      answer(communes.get(i), i % 3 == 0, i % 4 == 0);
    }
    for (int i = 0; i < 5; i++) {
      answer(regions.get(i), i < 2, i % 2 == 0);
    }
    double[][] ofCommunes = moments(0, 40);
    double[][] ofRegions = moments(40, 45);
    double first = ofCommunes[0][0] + ofRegions[0][0];
    double second = ofCommunes[1][1] + ofRegions[1][1];
    double together = (ofCommunes[0][1] + ofRegions[0][1]) / Math.sqrt(first * second);
    double own = ofCommunes[0][1] / Math.sqrt(ofCommunes[0][0] * ofCommunes[1][1]);
    double variance =
        variance(ofCommunes, 40, communes.size(), own)
            + variance(ofRegions, 5, regions.size(), together);
    assertThat(change().observed().standardError()).isCloseTo(Math.sqrt(variance), within(1e-14));
  }

  /** n of N in both waves: (1 - f) (S₁² + S₂² - 2 r S₁ S₂) n / 45², as a part of 45. */
  private static double variance(double[][] moments, double n, double size, double correlation) {
    double both = correlation * Math.sqrt(moments[0][0] * moments[1][1]);
    return (1 - n / size) * n * (moments[0][0] + moments[1][1] - 2 * both) / (n - 1) / (45 * 45);
  }

  /** Sums of squares and products about the means. */
  private double[][] moments(int from, int to) {
    double[] means = new double[2];
    for (double[] one : said.subList(from, to)) {
      means[0] += one[0] / (to - from);
      means[1] += one[1] / (to - from);
    }
    double[][] moments = new double[2][2];
    for (double[] one : said.subList(from, to)) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          moments[i][j] += (one[i] - means[i]) * (one[j] - means[j]);
        }
      }
    }
    return moments;
  }
}
