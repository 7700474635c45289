package fr.barometre.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.RawStore;

/** Small matrices by hand, larger ones against ojAlgo. */
class DenseTest {

  /** Cross products of as many random variables, the last of which add up others. */
  private static double[][] crossed(int p, int repeated, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[4 * p + 3][p];
    double[] sizes = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      sizes[k] = 0.5 + random.nextDouble();
      for (int j = 0; j < p; j++) {
        x[k][j] = j < p - repeated ? random.nextGaussian() : x[k][j - p + repeated] + x[k][0];
      }
    }
    return Symmetric.crossed(x, sizes);
  }

  private static void close(double[][] found, double[][] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).containsExactly(expected[i], within(tolerance));
    }
  }

  @Test
  void cholesky_of_two_by_two() {
    // 4 2 / 2 5 has the inverse 5 -2 / -2 4, over 16.
    double[][] matrix = {{4, 2}, {2, 5}};
    double[][] inverse = {{5 / 16.0, -2 / 16.0}, {-2 / 16.0, 4 / 16.0}};
    close(Symmetric.pseudoInverse(matrix), inverse, 1e-15);
    Cholesky cholesky = Cholesky.of(matrix).orElseThrow();
    assertThat(cholesky.smallestPivot()).isEqualTo(2);
    close(cholesky.inverse(), inverse, 1e-15);
    close(cholesky.solve(new double[][] {{8}, {12}}), new double[][] {{1}, {2}}, 1e-15);
    assertThat(Cholesky.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
    assertThat(Cholesky.of(new double[][] {{Double.NaN}})).isEmpty();
  }

  @Test
  void eigenvectors_of_two_by_two() {
    Eigen eigen = Eigen.of(new double[][] {{2, 1}, {1, 2}});
    int large = eigen.value(0) > eigen.value(1) ? 0 : 1;
    assertThat(eigen.value(large)).isCloseTo(3, within(1e-15));
    assertThat(eigen.value(1 - large)).isCloseTo(1, within(1e-15));
    double[] vector = eigen.vector(large);
    assertThat(vector[0] * vector[1]).isCloseTo(0.5, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 90})
  void eigenvalues_are_those_of_ojalgo_and_vectors_are_theirs(int p) {
    double[][] matrix = crossed(p, p / 4, p);
    Eigen eigen = Eigen.of(matrix);
    Eigenvalue.Spectral<Double> reference = Eigenvalue.R064.makeSpectral(p);
    reference.decompose(RawStore.wrap(matrix));
    double[] values = new double[p];
    for (int e = 0; e < p; e++) {
      values[e] = eigen.value(e);
      double[] product = Symmetric.times(matrix, eigen.vector(e));
      for (int i = 0; i < p; i++) {
        assertThat(product[i])
            .isCloseTo(eigen.value(e) * eigen.vector(e)[i], within(1e-11 * matrix[0][0] * p));
      }
      assertThat(Symmetric.product(eigen.vector(e), eigen.vector(e))).isCloseTo(1, within(1e-12));
    }
    double[] expected = reference.getEigenvalues().stream().mapToDouble(z -> z.getReal()).toArray();
    Arrays.sort(values);
    Arrays.sort(expected);
    assertThat(values).containsExactly(expected, within(1e-11 * matrix[0][0] * p));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 40, 90})
  void pseudo_inverses_are_those_of_ojalgo(int p) {
    for (int repeated : new int[] {0, p / 3}) {
      double[][] matrix = crossed(p, repeated, p + 1);
      double[] scale = new double[p];
      double[][] scaled = new double[p][p];
      for (int i = 0; i < p; i++) {
        scale[i] = Math.sqrt(matrix[i][i]);
      }
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          scaled[i][j] = matrix[i][j] / scale[i] / scale[j];
        }
      }
      SingularValue<Double> reference = SingularValue.R064.make(p, p);
      reference.decompose(RawStore.wrap(scaled));
      var inverse = reference.getInverse();
      double[][] found = Symmetric.pseudoInverse(matrix);
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          assertThat(found[i][j] * scale[i] * scale[j])
              .isCloseTo(inverse.doubleValue(i, j), within(1e-9));
        }
      }
    }
  }

  @Test
  void what_repeats_others_shares_their_inverse() {
    // Twice the same variable of length 2: each takes a quarter of its inverse, 1/4.
    close(
        Symmetric.pseudoInverse(new double[][] {{4, 4}, {4, 4}}),
        new double[][] {{1 / 16.0, 1 / 16.0}, {1 / 16.0, 1 / 16.0}},
        1e-15);
    close(Symmetric.pseudoInverse(new double[2][2]), new double[2][2], 0);
    assertThat(Symmetric.pseudoInverse(new double[0][0])).isEmpty();
    assertThatThrownBy(() -> Symmetric.pseudoInverse(new double[][] {{Double.POSITIVE_INFINITY}}))
        .hasMessageContaining("no finite cross products");
  }

  @Test
  void systems_are_solved_unless_singular() {
    double[][] matrix = {{4, 2}, {2, 5}};
    close(
        Symmetric.solve(matrix, new double[][] {{8, 4}, {12, 2}}).orElseThrow(),
        new double[][] {{1, 1}, {2, 0}},
        1e-15);
    assertThat(Symmetric.solve(new double[][] {{1, 1}, {1, 1}}, matrix)).isEmpty();
    // (1 2)' A (1 2) = 4 + 8 + 20.
    close(Symmetric.congruent(matrix, new double[][] {{1}, {2}}), new double[][] {{32}}, 0);
    assertThat(Symmetric.trace(matrix)).isEqualTo(9);
  }

  @Test
  void rows_are_reduced() {
    double[][] matrix = {{1, 1, 2}, {1, 2, 3}};
    RowReduction.reduce(matrix, 3, 1e-9);
    close(matrix, new double[][] {{1, 0, 1}, {0, 1, 1}}, 0);
  }

  @Test
  void rows_that_follow_from_others_become_zeros() {
    double[][] matrix = {{0, 2, 4}, {0, 1, 2}, {0, 3, 6.5}};
    RowReduction.reduce(matrix, 2, 1e-9);
    // The second column has the pivot 3; what is left of the last column is below it.
    close(
        matrix, new double[][] {{0, 1, 6.5 / 3}, {0, 0, 2 - 6.5 / 3}, {0, 0, 4 - 13 / 3.0}}, 1e-15);
  }

  @Test
  void the_null_space_of_a_column_that_repeats_another() {
    // The second variable is twice the first: (2 -1 0) / √5 is taken to zero.
    double[][] found = NullSpace.of(new double[][] {{1, 2, 0}, {2, 4, 0}, {0, 0, 3}}, 1e-12);
    double[] expected = {2 / Math.sqrt(5), -1 / Math.sqrt(5), 0};
    double sign = Math.signum(found[0][0]);
    assertThat(found).hasDimensions(1, 3);
    assertThat(Arrays.stream(found[0]).map(x -> sign * x).toArray())
        .containsExactly(expected, within(1e-15));
    assertThat(NullSpace.of(new double[][] {{2, 1}, {1, 2}}, 1e-12)).isEmpty();
    close(NullSpace.of(new double[1][1], 1e-12), new double[][] {{1}}, 0);
    assertThat(NullSpace.of(new double[0][0], 1e-12)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 40, 90})
  void a_null_space_has_the_dimension_that_ojalgo_finds(int p) {
    double[][] matrix = crossed(p, p / 2 - 1, p + 2);
    Eigenvalue.Spectral<Double> reference = Eigenvalue.R064.makeSpectral(p);
    reference.decompose(RawStore.wrap(matrix));
    long zeros =
        reference.getEigenvalues().stream()
            .filter(value -> value.getReal() < 1e-10 * matrix[0][0] * p)
            .count();
    double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[][] found = NullSpace.of(copy, 1e-9 * matrix[0][0]);
    assertThat(found).hasNumberOfRows((int) zeros);
    for (int i = 0; i < found.length; i++) {
      assertThat(Symmetric.times(matrix, found[i]))
          .containsOnly(new double[] {0}, within(1e-10 * matrix[0][0] * p));
      for (int j = 0; j <= i; j++) {
        assertThat(Symmetric.product(found[i], found[j])).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }
}
