package fr.barometre.examples.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.answers.Answers;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import org.junit.jupiter.api.Test;

class SyntheticTest {

  private static final Population FRAME = Population.collectivites2025();

  @Test
  void all_answers_fit_and_say_that_they_are_synthetic() {
    Answers answers = Synthetic.survey(Edition2025.QUESTIONNAIRE, FRAME, 2025);

    assertThat(answers.rejections()).isEmpty();
    assertThat(answers.respondents().distinct()).hasSize(2_100 + 629 + 388);
    assertThat(answers.sources()).singleElement().asString().contains("synthétiques");
  }

  @Test
  void a_seed_gives_the_same_answers_and_another_others() {
    var once = Synthetic.answers(Edition2025.QUESTIONNAIRE, FRAME, 7);

    assertThat(Synthetic.answers(Edition2025.QUESTIONNAIRE, FRAME, 7)).isEqualTo(once);
    assertThat(Synthetic.answers(Edition2025.QUESTIONNAIRE, FRAME, 8)).isNotEqualTo(once);
  }
}
