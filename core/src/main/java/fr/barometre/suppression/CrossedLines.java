package fr.barometre.suppression;

import fr.barometre.suppression.TableCell.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a crossing, its rows and columns: for each of its cells, the cells of other
 * breakdowns that contain it.
 *
 * <p>A line that shows its observed figure and its weighted one is two equations. Example: the row
 * A has two cells, both hidden, with counts x and y. From x + y and 2x + 3y both follow. Hiding
 * more of the crossing does not help; hiding the weighted figure of A does.
 */
final class CrossedLines {

  private final LinkedTables tables;

  CrossedLines(LinkedTables tables) {
    this.tables = tables;
  }

  /**
   * The line whose weighted figure to hide next for a hidden cell of a crossing.
   *
   * @param hidden the hidden cell
   * @return the smallest of its lines that shows one; else the smallest of the lines of the hidden
   *     cells that share a line with it; empty if none shows one
   */
  Optional<TableCell> nextToHideWeighted(TableCell hidden) {
    Set<TableCell> own = lines(hidden);
    Set<TableCell> around = new LinkedHashSet<>();
    for (TableCell cell : tables.cells(hidden.breakdown())) {
      Set<TableCell> others = lines(cell);
      if (!cell.isShown() && others.stream().anyMatch(own::contains)) {
        around.addAll(others);
      }
    }
    return smallestWeighted(own).or(() -> smallestWeighted(around));
  }

  private Optional<TableCell> smallestWeighted(Set<TableCell> lines) {
    List<TableCell> weighted = lines.stream().filter(line -> line.shows(Form.WEIGHTED)).toList();
    return tables.smallestShown(weighted);
  }

  private Set<TableCell> lines(TableCell cell) {
    Set<TableCell> lines = new LinkedHashSet<>();
    for (int other = 1; other < tables.size() && cell.atoms().length > 0; other++) {
      TableCell line = tables.cellAt(other, cell.atoms()[0]);
      if (other != cell.breakdown() && line != null && cell.isWithin(line.atomSet())) {
        lines.add(line);
      }
    }
    return lines;
  }
}
