package fr.barometre.cube;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    return terms.stream().map(BigDecimal::new).reduce(ZERO, BigDecimal::add).doubleValue();
  }

  @Property(tries = 1000)
  void a_sum_is_the_exact_one_rounded(
      @ForAll @Size(max = 30) List<@IntRange(min = 0) Integer> whole,
      @ForAll @Size(max = 30)
          List<@Scale(6) @DoubleRange(min = 0.001, max = 1000) Double> weights) {
    Sums sums = sums(whole, weights);

    assertThat(sums.get(0)).isEqualTo(whole.stream().mapToLong(Integer::longValue).sum());
    assertThat(sums.get(1)).isEqualTo(exact(weights));
  }

  @Property(tries = 1000)
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

  /** Of factors that nothing rounds, as thirds are not. */
  @Property(tries = 1000)
  void products_are_added_as_they_are(
      @ForAll @Size(min = 1, max = 30)
          List<@Scale(6) @DoubleRange(min = 0.001, max = 1000) Double> factors,
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 1000) double second,
      @ForAll @Size(min = 1, max = 30)
          List<@Scale(6) @DoubleRange(min = 0.001, max = 1000) Double> weights) {
    Sums others = sums(List.of(), weights);
    BigDecimal size = weights.stream().map(BigDecimal::new).reduce(ZERO, BigDecimal::add);
    BigDecimal all = factors.stream().map(BigDecimal::new).reduce(ZERO, BigDecimal::add);
    Sums products = new Sums(2);
    for (double factor : factors) {
      products.addTimes(0, factor, others, 1);
      products.addProductTimes(1, factor, second, others, 1);
    }
    BigDecimal once = all.multiply(size);
    BigDecimal twice = once.multiply(new BigDecimal(second));
    assertThat(products.get(0)).isEqualTo(once.doubleValue());
    assertThat(products.get(1)).isEqualTo(twice.doubleValue());
    // What a double cannot tell of them is there too.
    assertThat(rest(products, 0)).isCloseTo(rest(once), within(1e-28 * once.doubleValue()));
    assertThat(rest(products, 1)).isCloseTo(rest(twice), within(1e-28 * twice.doubleValue()));
  }

  private static double rest(BigDecimal exact) {
    return exact.subtract(new BigDecimal(exact.doubleValue())).doubleValue();
  }

  private static double rest(Sums sums, int sum) {
    Sums both = new Sums(2);
    both.add(0, sums.get(sum));
    both.add(1, sums, sum);
    return both.less(1, 0);
  }

  @Property(tries = 1000)
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
