package fr.barometre.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowDictionaryTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 300})
  void equal_rows_get_the_same_number_in_the_order_in_which_they_are_added(int expected) {
    RowDictionary dictionary = new RowDictionary(3, expected);
    List<List<Integer>> met = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      int[] row = random.ints(3, -3, 4).toArray();
      List<Integer> values = Arrays.stream(row).boxed().toList();
      assertThat(dictionary.find(row)).isEqualTo(met.indexOf(values));
      if (!met.contains(values)) {
        met.add(values);
      }
      assertThat(dictionary.add(row)).isEqualTo(met.indexOf(values));
      assertThat(dictionary.size()).isEqualTo(met.size());
    }
    for (int number = 0; number < met.size(); number++) {
      for (int i = 0; i < 3; i++) {
        assertThat(dictionary.at(number, i)).isEqualTo(met.get(number).get(i));
      }
    }
  }

  @Test
  void all_rows_are_found_again_when_as_many_are_added_as_were_expected() {
    for (int expected = 1; expected < 70; expected++) {
      RowDictionary dictionary = new RowDictionary(1, expected);
      for (int i = 0; i < expected; i++) {
        assertThat(dictionary.add(new int[] {i * 64})).isEqualTo(i);
      }
      for (int i = 0; i < expected; i++) {
        assertThat(dictionary.find(new int[] {i * 64})).isEqualTo(i);
      }
      assertThat(dictionary.find(new int[] {-1})).isEqualTo(-1);
    }
    assertThat(new RowDictionary(2, 0).find(new int[] {0, 0})).isEqualTo(-1);
  }

  @Test
  void the_mask_of_differing_positions_covers_the_first_64() {
    RowDictionary dictionary = new RowDictionary(66, 2);
    int[] row = new int[66];
    dictionary.add(row);
    row[0] = 1;
    row[2] = 1;
    row[63] = 1;
    row[65] = 1;
    dictionary.add(row);
    assertThat(dictionary.differing(0, 1)).isEqualTo(0b101L | Long.MIN_VALUE);
    assertThat(dictionary.differing(1, 1)).isZero();
  }
}
