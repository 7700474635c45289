package fr.barometre.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the same atoms, meant to be shown together: the whole, and breakdowns that part it.
 *
 * <p>What is shown of them makes the system that an attacker could solve, who knows the frame and
 * in which atom each respondent is: a row for each sum shown, an unknown for each atom.
 *
 * @param measures the indicators, one or more
 * @param sides the atoms inside OPSN territories, outside, and of unknown status
 * @param whole all atoms
 * @param breakdowns for each, disjoint sums that make up the whole
 */
record Table(
    List<Measure> measures, List<BitSet> sides, Figure whole, List<List<Figure>> breakdowns) {

  Table {
    measures = List.copyOf(measures);
    sides = List.copyOf(sides);
    breakdowns = breakdowns.stream().map(List::copyOf).toList();
  }

  int atoms() {
    return measures.get(0).clusters().length;
  }

  /** Whether adjusted figures come from a weighting that was asked for. */
  boolean weighted() {
    return measures.stream().anyMatch(m -> m.weights().isPresent());
  }

  /** What is known of a figure, as sums of atoms: by side once its adjusted form is shown. */
  List<BitSet> pieces(Figure figure) {
    List<BitSet> pieces = new ArrayList<>();
    if (figure.shown()) {
      if (bySide(figure)) {
        sides.stream().map(figure::within).filter(p -> !p.isEmpty()).forEach(pieces::add);
      } else {
        pieces.add(figure.atoms());
      }
    }
    return pieces;
  }

  private boolean bySide(Figure figure) {
    return figure.adjusted() && broughtToOpsn(figure);
  }

  /** The whole is always diagnosed by OPSN; its parts only without another weighting. */
  boolean broughtToOpsn(Figure figure) {
    return figure == whole || !weighted();
  }

  /** The figure of a breakdown that each atom is in; none for an atom without a level. */
  @Nullable Figure[] figuresBy(List<Figure> breakdown) {
    Figure[] at = new Figure[atoms()];
    for (Figure figure : breakdown) {
      figure.atoms().stream().forEach(atom -> at[atom] = figure);
    }
    return at;
  }

  /**
   * Atoms in the same sums of a breakdown that are shown, factors apart; those of hidden parts are
   * together.
   */
  Groups shownBy(List<Figure> breakdown) {
    @Nullable Figure[] at = figuresBy(breakdown);
    return Groups.single(atoms())
        .by(
            atom -> {
              Figure figure = at[atom];
              return figure == null || !figure.shown()
                  ? -1
                  : 4L * breakdown.indexOf(figure) + side(figure, atom);
            });
  }

  /** Atoms in the same sums of the whole, factors apart. */
  Groups shownByWhole() {
    return Groups.single(atoms()).by(atom -> side(whole, atom));
  }

  /** 1 to 3 where the figure is known by side; 0 elsewhere. */
  private int side(Figure figure, int atom) {
    for (int s = 0; bySide(figure) && s < sides.size(); s++) {
      if (sides.get(s).get(atom)) {
        return s + 1;
      }
    }
    return 0;
  }

  /** Every sum of a measure that is shown, as coefficients of the atoms. */
  List<double[]> rows(Measure measure) {
    List<double[]> rows = new ArrayList<>();
    addRows(rows, whole, measure);
    breakdowns.forEach(levels -> levels.forEach(figure -> addRows(rows, figure, measure)));
    return rows;
  }

  private void addRows(List<double[]> rows, Figure figure, Measure measure) {
    if (!figure.shown()) {
      return;
    }
    pieces(figure).forEach(piece -> rows.add(row(piece, Optional.empty())));
    if (figure.weightedReason().isEmpty() && measure.weights().isPresent()) {
      rows.add(row(figure.atoms(), measure.weights()));
    }
  }

  private double[] row(BitSet atoms, Optional<double[]> factors) {
    double[] row = new double[atoms()];
    double most =
        atoms.stream().mapToDouble(a -> factors.map(f -> f[a]).orElse(1.0)).max().orElse(0);
    if (most > 0) {
      atoms.stream().forEach(a -> row[a] = factors.map(f -> f[a]).orElse(1.0) / most);
    }
    return row;
  }
}
