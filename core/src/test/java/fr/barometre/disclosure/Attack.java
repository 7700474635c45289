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
 */
public final class Attack {

  private final double[] most;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  /**
   * An attack.
   *
   * @param most the largest count of each atom: its base
   */
  public Attack(double[] most) {
    this.most = most.clone();
  }

  /** Σ coefficient × count is known. */
  public void know(double[] coefficients, double value) {
    double scale = Arrays.stream(coefficients).map(Math::abs).max().orElse(0);
    if (scale > 0) {
      rows.add(Arrays.stream(coefficients).map(c -> c / scale).toArray());
      values.add(value / scale);
    }
  }

  /** The sum over some atoms is known. */
  public void know(BitSet atoms, double[] counts) {
    double[] row = indicator(atoms);
    double value = atoms.stream().mapToDouble(a -> counts[a]).sum();
    know(row, value);
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
      Variable unknown = model.addVariable("y" + a).lower(0).upper(most[a]).weight(wanted[a]);
      unknowns.add(unknown);
    }
    for (int i = 0; i < rows.size(); i++) {
      Expression equation = model.addExpression("e" + i).level(values.get(i));
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

  private void enumerate(int atom, int[] counts, BitSet atoms, BitSet found) {
    if (atom == most.length) {
      for (int i = 0; i < rows.size(); i++) {
        double sum = 0;
        for (int a = 0; a < counts.length; a++) {
          sum += rows.get(i)[a] * counts[a];
        }
        if (Math.abs(sum - values.get(i)) > 1e-9) {
          return;
        }
      }
      found.set(atoms.stream().map(a -> counts[a]).sum());
      return;
    }
    for (int count = 0; count <= most[atom] && found.cardinality() < 2; count++) {
      counts[atom] = count;
      enumerate(atom + 1, counts, atoms, found);
    }
  }
}
