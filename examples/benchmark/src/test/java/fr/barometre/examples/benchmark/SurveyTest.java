package fr.barometre.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyTest {

  /** What the benchmark measures, on a tenth of the questions; Paris is a single commune. */
  @Test
  void every_question_has_a_standard_error_in_every_departement() {
    Survey survey = new Survey(35_000, 3, 1);
    List<Double> errors = survey.standardErrors();
    assertThat(errors)
        .hasSize(3 * survey.departements())
        .allSatisfy(error -> assertThat(error).isBetween(0.0, 0.5))
        .filteredOn(error -> error > 0)
        .hasSizeGreaterThan(3 * survey.departements() - 10);
  }
}
