package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.disclosure.Disclosure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small surveys drawn at random; {@code -Dattack.surveys=10000} draws more than usual. */
class SmallSurveysAttackTest {

  private static final int SURVEYS = Integer.getInteger("attack.surveys", 150);

  @Test
  void no_combination_of_what_one_request_shows_stands_for_few() {
    int leaking = 0;
    int figures = 0;
    for (int seed = 1; seed <= SURVEYS; seed++) {
      AttackedSurvey survey = new AttackedSurvey(seed);
      List<double[]> shown = survey.shown(survey.request(Disclosure.atLeast(survey.fewest())));
      assertThat(survey.few(shown)).as("survey %d, fewer than %d", seed, survey.fewest()).isEmpty();
      figures += shown.size();
      AttackedSurvey open = new AttackedSurvey(seed);
      leaking += open.few(open.shown(open.request(Disclosure.NONE))).isEmpty() ? 0 : 1;
    }
    assertThat(figures).isGreaterThan(3 * SURVEYS);
    assertThat(leaking).as("without rules").isGreaterThan(SURVEYS / 2);
  }
}
