package fr.barometre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.disclosure.Disclosure;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small surveys drawn at random; {@code -Dattack.surveys=10000} draws more than usual. */
class SmallSurveysAttackTest {

  private static final int SURVEYS = Integer.getInteger("attack.surveys", 150);

  /**
   * Surveys that told of few: agents beside both units, or beside sizes; one role's adjusted figure
   * beside the total's; a région that was shown in place of another one; adjusted figures of sizes
   * beside roles; a région by collectivité beside all by response.
   */
  @ParameterizedTest
  @ValueSource(longs = {1168, 2520, 111135, 111321, 135240, 135398, 145257, 146785, 153600, 158738})
  void surveys_that_told_of_few_tell_of_nobody(long seed) {
    tellsOfNobody(new AttackedSurvey(seed));
  }

  /** The same beside roles of one audience: a région, or the total of another audience. */
  @ParameterizedTest
  @ValueSource(longs = {100239, 107083, 113761, 135854})
  void surveys_of_several_audiences_that_told_of_few_tell_of_nobody(long seed) {
    tellsOfNobody(new AttackedSurvey(seed, true));
  }

  private static void tellsOfNobody(AttackedSurvey survey) {
    List<double[]> shown = survey.shown(survey.request(Disclosure.atLeast(survey.fewest())));
    assertThat(shown).hasSizeGreaterThan(2);
    assertThat(survey.few(shown)).isEmpty();
  }

  @Test
  void no_combination_of_what_one_request_shows_stands_for_few() {
    attack(AttackedSurvey::new, 3);
  }

  @Test
  void nor_does_one_of_several_audiences() {
    attack(seed -> new AttackedSurvey(seed, true), 2);
  }

  @Test
  void nor_does_one_of_more_breakdowns() {
    attack(AttackedSurvey::ofMoreBreakdowns, 5);
  }

  /** Surveys, of which without rules more than half would tell of few. */
  private static void attack(LongFunction<AttackedSurvey> drawn, int figuresOfEach) {
    int leaking = 0;
    int figures = 0;
    for (int seed = 1; seed <= SURVEYS; seed++) {
      AttackedSurvey survey = drawn.apply(seed);
      List<double[]> shown = survey.shown(survey.request(Disclosure.atLeast(survey.fewest())));
      assertThat(survey.few(shown)).as("survey %d, fewer than %d", seed, survey.fewest()).isEmpty();
      figures += shown.size();
      AttackedSurvey open = drawn.apply(seed);
      leaking += open.few(open.shown(open.request(Disclosure.NONE))).isEmpty() ? 0 : 1;
    }
    assertThat(figures).isGreaterThan(figuresOfEach * SURVEYS);
    assertThat(leaking).as("without rules").isGreaterThan(SURVEYS / 2);
  }
}
