package fr.barometre.disclosure;

import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.estimate.CellFigure;
import fr.barometre.estimate.Domain;
import fr.barometre.tally.CellKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Cells of samples as the atoms of a table; cells without an answer in the base are none. */
final class Tabulation {

  private record Atom(CellKey cell, Optional<Role> role) {}

  private final List<Measured> indicators;
  private final List<Dimension> dimensions;
  private final Map<Atom, Integer> atoms = new LinkedHashMap<>();
  private final List<Map<Atom, CellFigure>> figures = new ArrayList<>();

  /**
   * A tabulation.
   *
   * @param indicators what is shown, in cells of the same dimensions
   * @param roles the roles that part the cells; the cells as they are if empty
   * @param domain the cells to take
   */
  Tabulation(List<Measured> indicators, List<Role> roles, Domain domain) {
    this.indicators = indicators;
    this.dimensions = indicators.get(0).sample().dimensions();
    List<Optional<Role>> parts =
        roles.isEmpty() ? List.of(Optional.empty()) : roles.stream().map(Optional::of).toList();
    for (Measured indicator : indicators) {
      Map<Atom, CellFigure> found = new LinkedHashMap<>();
      for (Optional<Role> role : parts) {
        for (CellFigure figure : indicator.sample().cellFigures(role)) {
          if (figure.clusters() > 0 && domain.contains(dimensions, figure.cell().levels())) {
            Atom atom = new Atom(figure.cell(), role);
            found.put(atom, figure);
            atoms.putIfAbsent(atom, atoms.size());
          }
        }
      }
      figures.add(found);
    }
  }

  /** The atoms by level of a dimension; none if the cells do not know it. */
  Map<String, BitSet> levels(Dimension dimension) {
    Map<String, BitSet> found = new LinkedHashMap<>();
    int position = dimensions.indexOf(dimension);
    if (position < 0 && !dimension.equals(Dimension.ROLE)) {
      return found;
    }
    atoms.forEach(
        (atom, index) -> {
          String level =
              dimension.equals(Dimension.ROLE)
                  ? atom.role().map(Role::name).orElse(Level.UNKNOWN)
                  : atom.cell().levels().get(position).code();
          found.computeIfAbsent(level, l -> new BitSet()).set(index);
        });
    return found;
  }

  /** The table with breakdowns. */
  Table table(List<List<Figure>> breakdowns) {
    BitSet all = new BitSet();
    all.set(0, atoms.size());
    Map<String, BitSet> byStatus = levels(Dimension.OPSN);
    List<BitSet> sides =
        Stream.of(OpsnStatus.INSIDE, OpsnStatus.OUTSIDE, OpsnStatus.UNKNOWN)
            .map(status -> byStatus.getOrDefault(status.name(), new BitSet()))
            .toList();
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      measures.add(measure(indicators.get(i), figures.get(i)));
    }
    return new Table(measures, sides, new Figure(all), breakdowns);
  }

  private Measure measure(Measured indicator, Map<Atom, CellFigure> found) {
    Map<CellKey, Integer> positions = new LinkedHashMap<>();
    for (CellFigure figure : indicator.sample().cellFigures(Optional.empty())) {
      positions.put(figure.cell(), positions.size());
    }
    int size = atoms.size();
    long[] clusters = new long[size];
    double[] base = new double[size];
    double[] count = new double[size];
    double[] largest = new double[size];
    Optional<double[]> weights = indicator.weighted().map(w -> w.factors());
    double[] byWeight = new double[size];
    found.forEach(
        (atom, figure) -> {
          int at = atoms.getOrDefault(atom, -1);
          int cell = positions.getOrDefault(atom.cell(), -1);
          clusters[at] = figure.clusters();
          base[at] = figure.base();
          count[at] = figure.count();
          largest[at] = figure.largest();
          byWeight[at] = weights.map(f -> f[cell]).orElse(0.0);
        });
    return new Measure(clusters, base, count, largest, weights.map(f -> byWeight));
  }
}
