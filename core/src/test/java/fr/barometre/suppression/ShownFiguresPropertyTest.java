package fr.barometre.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Whether figures are safe, against an attacker who tries every set of fewer collectivités than the
 * threshold: leaving the set out lowers the rank of the figures exactly if a combination of them
 * stands for it. Ranks are exact, by elimination modulo a prime.
 */
class ShownFiguresPropertyTest {

  private static final BigInteger PRIME = BigInteger.valueOf(Integer.MAX_VALUE);

  private static int rank(List<BitSet> figures, int[] columns) {
    long[][] rows =
        figures.stream()
            .map(figure -> Arrays.stream(columns).mapToLong(c -> figure.get(c) ? 1 : 0).toArray())
            .toArray(long[][]::new);
    int rank = 0;
    for (int column = 0; column < columns.length && rank < rows.length; column++) {
      int pivot = rank;
      while (pivot < rows.length && rows[pivot][column] == 0) {
        pivot++;
      }
      if (pivot == rows.length) {
        continue;
      }
      long[] taken = rows[pivot];
      rows[pivot] = rows[rank];
      rows[rank] = taken;
      long inverse = BigInteger.valueOf(taken[column]).modInverse(PRIME).longValue();
      for (int r = rank + 1; r < rows.length; r++) {
        long factor = rows[r][column] * inverse % PRIME.longValue();
        for (int c = 0; c < columns.length && factor != 0; c++) {
          rows[r][c] =
              Math.floorMod(rows[r][c] - factor * taken[c] % PRIME.longValue(), PRIME.longValue());
        }
      }
      rank++;
    }
    return rank;
  }

  /** Whether some combination stands for fewer collectivités than the threshold. */
  private static boolean leaks(List<BitSet> figures, long[] counts, int[] groups, int threshold) {
    int[] met = IntStream.range(0, counts.length).filter(a -> counts[a] > 0).toArray();
    int whole = rank(figures, met);
    for (int set = 1; set < 1 << met.length; set++) {
      int chosen = set;
      long[] most = new long[counts.length];
      for (int i = 0; i < met.length; i++) {
        if ((chosen >> i & 1) == 1) {
          most[groups[met[i]]] = Math.max(most[groups[met[i]]], counts[met[i]]);
        }
      }
      if (Arrays.stream(most).sum() < threshold) {
        int[] rest =
            IntStream.range(0, met.length)
                .filter(i -> (chosen >> i & 1) == 0)
                .map(i -> met[i])
                .toArray();
        if (rank(figures, rest) < whole) {
          return true;
        }
      }
    }
    return false;
  }

  @Property(tries = 400)
  void figures_are_admitted_exactly_if_no_combination_stands_for_too_few(
      @ForAll @IntRange(min = 2, max = 11) int atoms,
      @ForAll @IntRange(min = 1, max = 3) int dimensions,
      @ForAll @IntRange(min = 2, max = 6) int threshold,
      @ForAll boolean shared,
      @ForAll long seed) {
    Random random = new Random(seed);
    int most = 1 + random.nextInt(8);
    long[] counts = random.longs(atoms, 0, most + 1).toArray();
    int[] groups = IntStream.range(0, atoms).map(a -> shared ? a / 2 : a).toArray();
    List<BitSet> candidates = new ArrayList<>();
    BitSet all = new BitSet();
    all.set(0, atoms);
    candidates.add(all);
    for (int d = 0; d < dimensions; d++) {
      int[] level = random.ints(atoms, 0, 2 + random.nextInt(3)).toArray();
      for (int l = 0; l < 4; l++) {
        BitSet figure = new BitSet();
        for (int a = 0; a < atoms; a++) {
          figure.set(a, level[a] == l);
        }
        candidates.add(figure);
      }
    }
    ShownFigures figures = new ShownFigures(counts, groups, threshold);
    List<BitSet> shown = new ArrayList<>();
    int refused = 0;
    for (BitSet figure : candidates) {
      List<BitSet> more = new ArrayList<>(shown);
      more.add(figure);
      boolean safe = !leaks(more, counts, groups, threshold);
      assertThat(ShownFigures.admit(List.of(figures), List.of(figure)))
          .as("%s of %s beside %s", figure, Arrays.toString(counts), shown)
          .isEqualTo(safe);
      if (safe) {
        shown = more;
      } else {
        refused++;
      }
    }
    Statistics.label("refused").collect(Math.min(refused, 3));
  }

  @Property(tries = 200)
  void several_figures_are_admitted_as_one_after_the_other(
      @ForAll @IntRange(min = 3, max = 12) int atoms, @ForAll long seed) {
    Random random = new Random(seed);
    long[] counts = random.longs(atoms, 0, 9).toArray();
    int[] groups = IntStream.range(0, atoms).toArray();
    List<BitSet> together = new ArrayList<>();
    for (int f = 0; f < 3; f++) {
      BitSet figure = new BitSet();
      random.ints(1 + random.nextInt(atoms), 0, atoms).forEach(figure::set);
      together.add(figure);
    }
    ShownFigures figures = new ShownFigures(counts, groups, 5);
    assertThat(ShownFigures.admit(List.of(figures), together))
        .isEqualTo(!leaks(together, counts, groups, 5));
  }
}
