package fr.barometre;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * An attacker who combines published sums with a linear solver: for each respondent, the
 * combination that counts this one once and the others as little as it can.
 */
final class SolverAttacker {

  private final int respondents;
  private final List<BitSet> sums;

  /** An attacker who knows some sums over respondents. */
  SolverAttacker(int respondents, List<BitSet> sums) {
    this.respondents = respondents;
    this.sums = sums;
  }

  /** Respondents, fewer than a threshold, for whom a combination stands; empty if none is found. */
  Optional<BitSet> fewerThan(int threshold) {
    // Respondents that all sums treat alike are one unknown.
    List<BitSet> kinds = new ArrayList<>();
    List<List<Integer>> patterns = new ArrayList<>();
    for (int i = 0; i < respondents; i++) {
      int respondent = i;
      List<Integer> pattern =
          IntStream.range(0, sums.size()).filter(s -> sums.get(s).get(respondent)).boxed().toList();
      int at = patterns.indexOf(pattern);
      if (at < 0) {
        at = patterns.size();
        patterns.add(pattern);
        kinds.add(new BitSet());
      }
      kinds.get(at).set(i);
    }
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (kinds.get(kind).cardinality() < threshold) {
        BitSet found = combination(kinds, patterns, kind);
        if (found.cardinality() > 0 && found.cardinality() < threshold) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private BitSet combination(List<BitSet> kinds, List<List<Integer>> patterns, int pivot) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> factors =
        IntStream.range(0, sums.size()).mapToObj(s -> model.addVariable("f" + s)).toList();
    List<Variable> sizes = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      Variable size =
          model.addVariable("t" + kind).lower(0).weight(kinds.get(kind).cardinality());
      sizes.add(size);
      Expression above = model.addExpression("a" + kind).lower(0).set(size, 1);
      Expression below = model.addExpression("b" + kind).lower(0).set(size, 1);
      for (int sum : patterns.get(kind)) {
        above.set(factors.get(sum), -1);
        below.set(factors.get(sum), 1);
      }
    }
    Expression one = model.addExpression("one").level(1);
    patterns.get(pivot).forEach(sum -> one.set(factors.get(sum), 1));
    Optimisation.Result result = model.minimise();
    BitSet found = new BitSet();
    if (result.getState().isFeasible()) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        double value =
            patterns.get(kind).stream().mapToDouble(s -> result.doubleValue(s)).sum();
        if (Math.abs(value) > 1e-6) {
          found.or(kinds.get(kind));
        }
      }
    }
    return found;
  }
}
