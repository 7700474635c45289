package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.suppression.TableCell.Form;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Hides cells, and remembers those of which it is not yet known that they are protected.
 *
 * <p>A cell found to be protected needs no second look: hiding more cells only takes equations away
 * from the attacker.
 */
final class SuppressedCells {

  private final LinkedTables tables;
  private final Deque<SuppressedCell> unchecked = new ArrayDeque<>();

  SuppressedCells(LinkedTables tables) {
    this.tables = tables;
  }

  /** Hides all forms of a cell of a breakdown. */
  void hide(TableCell cell, SuppressionReason reason) {
    cell.hide(reason);
    tables.contributions().forEach(c -> unchecked.add(new SuppressedCell(cell, c)));
  }

  /** Hides the adjusted forms of a cell; of the total, only the form adjusted to OPSN. */
  void hideAdjusted(TableCell cell, SuppressionReason reason) {
    cell.hide(Form.OPSN_ADJUSTED, reason);
    if (cell != tables.total()) {
      cell.hide(Form.WEIGHTED, reason);
    }
  }

  /** The next hidden cell to look at; it stays the next one until it is protected. */
  Optional<SuppressedCell> nextUnchecked() {
    return Optional.ofNullable(unchecked.peek());
  }

  /** Tells that the next hidden cell is protected. */
  void nextIsProtected() {
    unchecked.remove();
  }
}
