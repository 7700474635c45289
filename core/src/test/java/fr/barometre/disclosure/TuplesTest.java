package fr.barometre.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuplesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 300})
  void equal_rows_have_one_number_in_the_order_of_their_coming(int expected) {
    Tuples tuples = new Tuples(3, expected);
    List<List<Integer>> met = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      int[] row = random.ints(3, -3, 4).toArray();
      List<Integer> values = Arrays.stream(row).boxed().toList();
      assertThat(tuples.find(row)).isEqualTo(met.indexOf(values));
      if (!met.contains(values)) {
        met.add(values);
      }
      assertThat(tuples.add(row)).isEqualTo(met.indexOf(values));
      assertThat(tuples.size()).isEqualTo(met.size());
    }
    for (int number = 0; number < met.size(); number++) {
      for (int i = 0; i < 3; i++) {
        assertThat(tuples.at(number, i)).isEqualTo(met.get(number).get(i));
      }
    }
  }

  @Test
  void as_many_rows_as_were_expected_are_found_again() {
    for (int expected = 1; expected < 70; expected++) {
      Tuples tuples = new Tuples(1, expected);
      for (int i = 0; i < expected; i++) {
        assertThat(tuples.add(new int[] {i * 64})).isEqualTo(i);
      }
      for (int i = 0; i < expected; i++) {
        assertThat(tuples.find(new int[] {i * 64})).isEqualTo(i);
      }
      assertThat(tuples.find(new int[] {-1})).isEqualTo(-1);
    }
    assertThat(new Tuples(2, 0).find(new int[] {0, 0})).isEqualTo(-1);
  }

  @Test
  void rows_differ_at_some_of_the_first_64_positions() {
    Tuples tuples = new Tuples(66, 2);
    int[] row = new int[66];
    tuples.add(row);
    row[0] = 1;
    row[2] = 1;
    row[63] = 1;
    row[65] = 1;
    tuples.add(row);
    assertThat(tuples.differing(0, 1)).isEqualTo(0b101L | Long.MIN_VALUE);
    assertThat(tuples.differing(1, 1)).isZero();
  }
}
