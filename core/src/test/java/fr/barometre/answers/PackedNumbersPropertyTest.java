package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PackedNumbersPropertyTest {

  @Property(tries = 1000)
  void numbers_come_back(
      @ForAll @IntRange(min = 0, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 31) int bits,
      @ForAll Random random) {
    int[] numbers = random.ints(size).map(any -> any >>> (Integer.SIZE - bits)).toArray();

    PackedNumbers packed = new PackedNumbers(numbers, Arrays.stream(numbers).max().orElse(0));

    assertThat(packed.unpacked()).isEqualTo(numbers);
    for (int i = 0; i < size; i++) {
      assertThat(packed.get(i)).isEqualTo(numbers[i]);
    }
  }

  /** Those that were never set are zeros. */
  @Property(tries = 1000)
  void bytes_come_back(
      @ForAll @IntRange(min = 0, max = 300) int held,
      @ForAll @IntRange(min = 0, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 8) int bits,
      @ForAll Random random) {
    byte[] bytes = new byte[held];
    int[] expected = new int[size];
    int largest = 0;
    for (int i = 0; i < held; i++) {
      int number = random.nextInt(1 << bits);
      bytes[i] = (byte) number;
      if (i < size) {
        expected[i] = number;
        largest = Math.max(largest, number);
      } else {
        bytes[i] = 0;
      }
    }
    assertThat(new PackedNumbers(bytes, size, largest).unpacked()).isEqualTo(expected);
  }
}
