package fr.barometre.examples.validation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.estimate.SamplingPlan;
import fr.barometre.examples.validation.SmallPopulations.Coverage;
import fr.barometre.examples.validation.SmallPopulations.Kind;
import fr.barometre.examples.validation.SmallPopulations.Movement;
import fr.barometre.examples.validation.SmallPopulations.Overlap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hundred samples of some lines; the README has a thousand of each. */
class SmallPopulationsTest {

  @Test
  void changes_of_overlapping_waves_are_covered() {
    for (Overlap overlap : List.of(Overlap.HALF, Overlap.INDEPENDENT)) {
      Coverage coverage =
          SmallPopulations.change(Kind.DEPARTEMENT, 45, overlap, Movement.SOME, 100);
      assertThat(coverage.share()).isBetween(0.88, 1.0);
    }
  }

  @Test
  void a_census_has_no_error_and_other_types_are_covered() {
    List<Coverage> types = SmallPopulations.types(SamplingPlan.DEFAULT, 50);
    assertThat(types.get(0).meanError()).isZero();
    assertThat(types.get(0).share()).isEqualTo(1);
    assertThat(types.get(1).share()).isBetween(0.84, 1.0);
    assertThat(types.get(3).share()).isBetween(0.84, 1.0);
  }
}
