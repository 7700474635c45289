package fr.barometre.suppression;

import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.CellLevels;
import fr.barometre.sample.CellColumns;
import fr.barometre.sample.CubeSample;
import fr.barometre.suppression.Contributions.Sum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Global recoding of a dimension that is used but not published: the levels to join into one.
 *
 * <p>Joins the levels that are sensitive by themselves. If together they are still sensitive, joins
 * the smallest of the others too, one after the other, until the joined level is not sensitive.
 * Reference: Hundepool and others, "Statistical Disclosure Control", 2012 (global recoding).
 *
 * <p>Example with a threshold of five, and levels of 2, 1, 4, 7 and 30 collectivités: the first
 * three have 7 together, and are joined. Of 2, 7 and 30, the levels of 2 and 7 are joined.
 */
final class LevelsToldTogether {

  private LevelsToldTogether() {}

  /** Codes of the levels to join; none if no level is sensitive. */
  static Set<String> of(SensitivityRules rules, CubeSample sample, Dimension dimension) {
    CellLevels levels = sample.cellLevels(dimension);
    CellColumns figures = sample.figures(Optional.empty());
    Sum[] sums = new Sum[levels.levels().size()];
    Arrays.fill(sums, Contributions.NOTHING);
    for (int k = 0; k < figures.length(); k++) {
      sums[levels.of(k)] = sums[levels.of(k)].plus(Contributions.ofCubeCell(figures, k));
    }
    List<Integer> sensitiveThenSmallest =
        IntStream.range(0, sums.length)
            .boxed()
            .filter(level -> sums[level].clusters() > 0)
            .sorted(
                Comparator.comparing((Integer level) -> rules.reason(sums[level]).isEmpty())
                    .thenComparing(level -> sums[level].clusters())
                    .thenComparing(level -> level))
            .toList();
    Set<String> joined = new TreeSet<>();
    Sum all = Contributions.NOTHING;
    for (int level : sensitiveThenSmallest) {
      if (rules.reason(sums[level]).isEmpty() && rules.reason(all).isEmpty()) {
        break;
      }
      all = all.plus(sums[level]);
      joined.add(levels.levels().get(level).code());
    }
    return joined;
  }
}
