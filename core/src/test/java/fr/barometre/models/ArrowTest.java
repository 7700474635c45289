package fr.barometre.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArrowTest {

  @Test
  void the_example_of_the_javadoc() {
    Arrow arrow = Arrow.of(new double[][] {{2}}, new double[][] {{2}}, new double[] {4});
    assertThat(arrow.corner()[0][0]).isEqualTo(1);
    assertThat(arrow.ofArea(0)).isEqualTo(0.5);
    assertThat(arrow.logDeterminant()).isCloseTo(Math.log(4), within(1e-15)); // 2·4 - 2²
    double[] corner = {1};
    double[] areas = {0};
    arrow.solve(corner, areas);
    assertThat(corner).containsExactly(1);
    assertThat(areas).containsExactly(-0.5);
    assertThat(arrow.quadratic(new double[] {1}, new double[] {1})).isEqualTo(0.5);
    assertThat(arrow.variance(new int[] {0}, 0)).isEqualTo(0.5);
  }
}
