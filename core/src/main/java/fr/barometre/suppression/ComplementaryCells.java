package fr.barometre.suppression;

import java.util.List;
import java.util.stream.Stream;

/**
 * What to hide so that an answer of a hidden cell can be exchanged. The order is the same in every
 * run, whichever the thread.
 *
 * @param cells cells to hide
 * @param adjusted cells whose adjusted forms are to be hidden
 * @param cost collectivités in them
 */
record ComplementaryCells(List<TableCell> cells, List<TableCell> adjusted, double cost) {

  static final ComplementaryCells NONE = new ComplementaryCells(List.of(), List.of(), 0);

  ComplementaryCells {
    cells = List.copyOf(cells);
    adjusted = List.copyOf(adjusted);
  }

  /** These and others, each once. */
  ComplementaryCells and(ComplementaryCells other) {
    return new ComplementaryCells(
        union(cells, other.cells), union(adjusted, other.adjusted), cost + other.cost);
  }

  private static List<TableCell> union(List<TableCell> ones, List<TableCell> others) {
    return Stream.concat(ones.stream(), others.stream()).distinct().toList();
  }
}
