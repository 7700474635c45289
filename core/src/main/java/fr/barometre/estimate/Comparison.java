package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The difference between two groups, tested.
 *
 * @param first name of a group
 * @param second name of another
 * @param difference the first minus the second, with its variance
 * @param pValue two-sided p-value that the difference is zero; empty where the sample does not show
 *     how far it may be off, for the reason that {@link SurveyEstimate#untestable()} tells: a group
 *     in a single cluster, say
 * @param adjustedPValue the same after Holm's adjustment for all pairs with a p-value, not below it
 */
public record Comparison(
    String first,
    String second,
    SurveyEstimate difference,
    OptionalDouble pValue,
    OptionalDouble adjustedPValue) {

  /**
   * All pairs of groups, with Holm's adjustment: the k-th smallest of m p-values is multiplied by m
   * − k + 1, and never falls below the one before.
   *
   * <p>Reference: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian
   * Journal of Statistics 6 (1979), 65-70; R's {@code p.adjust(method = "holm")}.
   *
   * @param groups a figure a group, all of one design or of domains of it, at least two
   * @return the pairs, in the order of the groups
   */
  public static List<Comparison> pairwise(Map<String, SurveyEstimate> groups) {
    List<String> names = List.copyOf(requireNonNull(groups, "groups").keySet());
    List<SurveyEstimate> figures = List.copyOf(groups.values());
    List<Comparison> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        SurveyEstimate difference = figures.get(i).minus(figures.get(j));
        OptionalDouble p =
            difference.untestable().isPresent()
                ? OptionalDouble.empty()
                : OptionalDouble.of(difference.pValue());
        pairs.add(new Comparison(names.get(i), names.get(j), difference, p, p));
      }
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "a comparison needs two groups, got " + Grouping.quoted(names));
    }
    double[] adjusted =
        holm(pairs.stream().flatMapToDouble(pair -> pair.pValue().stream()).toArray());
    int next = 0;
    for (int k = 0; k < pairs.size(); k++) {
      Comparison pair = pairs.get(k);
      if (pair.pValue().isPresent()) {
        pairs.set(k, pair.adjusted(adjusted[next++]));
      }
    }
    return List.copyOf(pairs);
  }

  private Comparison adjusted(double p) {
    return new Comparison(first, second, difference, pValue, OptionalDouble.of(p));
  }

  /** Holm's adjusted p-values, in the order given. */
  static double[] holm(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> p[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      highest = Math.max(highest, Math.min(1, p[order[rank]] * (p.length - rank)));
      adjusted[order[rank]] = highest;
    }
    return adjusted;
  }
}
