package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.disclosure.Disclosure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small surveys drawn at random; {@code -Dattack.surveys=10000} draws more than usual. */
class SmallSurveysAttackTest {

  private static final int SURVEYS = Integer.getInteger("attack.surveys", 150);

  /** Agents beside both units, and agents of a région beside sizes. */
  @ParameterizedTest
  @ValueSource(longs = {1168, 2520})
  void surveys_that_told_of_two_tell_of_nobody(long seed) {
    AttackedSurvey survey = new AttackedSurvey(seed);
    List<double[]> shown = survey.shown(survey.request(Disclosure.atLeast(survey.fewest())));
    assertThat(shown).hasSizeGreaterThan(2);
    assertThat(survey.few(shown)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void no_combination_of_what_one_request_shows_stands_for_few(boolean severalAudiences) {
    int leaking = 0;
    int figures = 0;
    for (int seed = 1; seed <= SURVEYS; seed++) {
      AttackedSurvey survey = new AttackedSurvey(seed, severalAudiences);
      List<double[]> shown = survey.shown(survey.request(Disclosure.atLeast(survey.fewest())));
      assertThat(survey.few(shown)).as("survey %d, fewer than %d", seed, survey.fewest()).isEmpty();
      figures += shown.size();
      AttackedSurvey open = new AttackedSurvey(seed, severalAudiences);
      leaking += open.few(open.shown(open.request(Disclosure.NONE))).isEmpty() ? 0 : 1;
    }
    assertThat(figures).isGreaterThan((severalAudiences ? 2 : 3) * SURVEYS);
    assertThat(leaking).as("without rules").isGreaterThan(SURVEYS / 2);
  }
}
