package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** Sums, against exact decimal arithmetic. */
class SumsPropertyTest {

  private static Sums sums(List<Integer> whole, List<Double> weights) {
    Sums sums = new Sums(2);
    whole.forEach(term -> sums.add(0, term));
    weights.forEach(term -> sums.add(1, term));
    return sums;
  }

  private static double exact(List<Double> terms) {
    return terms.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  @Property
  void a_sum_is_the_exact_one_rounded(
      @ForAll @Size(max = 30) List<@IntRange(min = 0) Integer> whole,
      @ForAll @Size(max = 30)
          List<@Scale(6) @DoubleRange(min = 0.001, max = 1000) Double> weights) {
    Sums sums = sums(whole, weights);

    assertThat(sums.get(0)).isEqualTo(whole.stream().mapToLong(Integer::longValue).sum());
    assertThat(sums.get(1)).isEqualTo(exact(weights));
  }

  @Property
  void sums_of_parts_are_those_of_the_whole(
      @ForAll @Size(max = 30) List<@IntRange(min = 0) Integer> whole,
      @ForAll @Size(max = 30) List<@Scale(6) @DoubleRange(min = 0.001, max = 1000) Double> weights,
      @ForAll Random random) {
    int half = weights.size() / 2;
    Sums merged = sums(whole, weights.subList(0, half));
    Sums before = merged.copy();
    merged.add(sums(List.of(), weights.subList(half, weights.size())));
    Collections.shuffle(weights, random);

    assertThat(merged).isEqualTo(sums(whole, weights));
    assertThat(merged).hasSameHashCodeAs(sums(whole, weights));
    assertThat(before.equals(merged)).isEqualTo(half == weights.size());
  }

  @Property
  void what_is_left_of_a_sum_is_exact(
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 1000) double small,
      @ForAll @IntRange(min = 1) int large) {
    Sums sums = new Sums(3);
    sums.add(0, large);
    sums.repeat(0, 1);
    sums.add(1, small);

    assertThat(sums.less(1, 0)).isEqualTo(small);
    sums.repeatLess(1, 0, 2);
    assertThat(sums.get(2)).isEqualTo(small);
    sums.clear(1);
    assertThat(sums.get(1)).isZero();
    assertThat(sums.less(1, 2)).isEqualTo(-small);
  }
}
