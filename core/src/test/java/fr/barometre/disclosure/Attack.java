package fr.barometre.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Someone who wants the hidden sums: writes down every sum that is shown as an equation over the
 * atoms, and asks a linear solver for the least and the largest value of a hidden one.
 *
 * <p>The unknowns are how far counts are from the true ones, which the range found does not depend
 * on: then sums change by nothing, exactly, and no rounded sum makes the equations contradict each
 * other.
 */
public final class Attack {

  private final double[] most;
  private final double[] counts;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * An attack.
   *
   * @param most the largest count of each atom: its base
   * @param counts the true counts
   */
  public Attack(double[] most, double[] counts) {
    this.most = most.clone();
    this.counts = counts.clone();
  }

  /** Σ coefficient × count is known. */
  public void know(double[] coefficients) {
    double scale = Arrays.stream(coefficients).map(Math::abs).max().orElse(0);
    if (scale > 0) {
      rows.add(Arrays.stream(coefficients).map(c -> c / scale).toArray());
    }
  }

  /** The sum over some atoms is known. */
  public void know(BitSet atoms) {
    know(indicator(atoms));
  }

  private double[] indicator(BitSet atoms) {
    double[] row = new double[most.length];
    atoms.stream().forEach(a -> row[a] = 1);
    return row;
  }

  /** How far apart the least and the largest possible sum over some atoms are. */
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

  /** Whether whole answers alone, every one tried, leave a sum over some atoms two values. */
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
