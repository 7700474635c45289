package fr.barometre.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The attacker of disclosure control: writes every sum that is shown as an equation over the atoms,
 * and asks a linear solver for the least and the largest value that a hidden sum can have (its
 * feasibility interval). Reference: Hundepool and others, "Statistical Disclosure Control", Wiley,
 * 2012, chapter 4.
 *
 * <p>The unknowns are differences from the true counts, so that every right-hand side is exactly
 * zero. With the sums themselves on the right, rounding could make the equations contradict each
 * other. How wide the interval is does not depend on this.
 */
public final class Attacker {

  private final double[] most;
  private final double[] counts;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * An attacker who knows nothing yet.
   *
   * @param most the largest count of each atom: its base
   * @param counts the true counts
   */
  public Attacker(double[] most, double[] counts) {
    this.most = most.clone();
    this.counts = counts.clone();
  }

  /** Learns the sum of coefficient × count over all atoms. */
  public void learn(double[] coefficients) {
    double scale = Arrays.stream(coefficients).map(Math::abs).max().orElse(0);
    if (scale > 0) {
      rows.add(Arrays.stream(coefficients).map(c -> c / scale).toArray());
    }
  }

  /** Learns the sum over some atoms. */
  public void learn(BitSet atoms) {
    learn(indicator(atoms));
  }

  private double[] indicator(BitSet atoms) {
    double[] row = new double[most.length];
    atoms.stream().forEach(a -> row[a] = 1);
    return row;
  }

  /** Width of the feasibility interval of the sum over some atoms. */
  public double width(BitSet atoms) {
    return extreme(atoms, false) - extreme(atoms, true);
  }

  private double extreme(BitSet atoms, boolean least) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> unknowns = new ArrayList<>();
    double[] wanted = indicator(atoms);
    for (int a = 0; a < most.length; a++) {
      unknowns.add(
          model
              .addVariable("y" + a)
              .lower(-counts[a])
              .upper(most[a] - counts[a])
              .weight(wanted[a]));
    }
    for (int i = 0; i < rows.size(); i++) {
      Expression equation = model.addExpression("e" + i).level(0);
      for (int a = 0; a < most.length; a++) {
        if (rows.get(i)[a] != 0) {
          equation.set(unknowns.get(a), rows.get(i)[a]);
        }
      }
    }
    Optimisation.Result result = least ? model.minimise() : model.maximise();
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException("the solver found " + result.getState());
    }
    double sum = 0;
    for (int a = 0; a < most.length; a++) {
      sum += wanted[a] * result.doubleValue(a);
    }
    return sum;
  }

  /** Whether a sum over some atoms can have two values with whole counts; tries all of them. */
  public boolean openInWholeNumbers(BitSet atoms) {
    BitSet found = new BitSet();
    enumerate(0, new int[most.length], atoms, found);
    return found.cardinality() > 1;
  }

  private void enumerate(int atom, int[] tried, BitSet atoms, BitSet found) {
    if (atom == most.length) {
      for (double[] row : rows) {
        double change = 0;
        for (int a = 0; a < tried.length; a++) {
          change += row[a] * (tried[a] - counts[a]);
        }
        if (Math.abs(change) > 1e-9) {
          return;
        }
      }
      found.set(atoms.stream().map(a -> tried[a]).sum());
      return;
    }
    for (int count = 0; count <= most[atom] && found.cardinality() < 2; count++) {
      tried[atom] = count;
      enumerate(atom + 1, tried, atoms, found);
    }
  }
}
