package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.suppression.Contributions.Sum;
import fr.barometre.suppression.TableCell.Form;
import java.util.List;
import java.util.Optional;

/**
 * Cell suppression in linked tables: hides sensitive cells, then others until no hidden cell
 * follows from what is shown.
 *
 * <ol>
 *   <li>Primary suppression hides cells that break a rule.
 *   <li>Complementary suppression looks at one breakdown after the other. It hides what {@link
 *       Differencing} finds in it. Then, for each hidden cell that is not protected, it hides the
 *       cells that cost least, in collectivités, for an answer to be exchanged ({@link
 *       ExchangeSearch}).
 *   <li>The second step is repeated until nothing more is hidden. One breakdown is finished before
 *       the next is looked at: much of the next is hidden by then, and leaves nothing sensitive.
 *   <li>If the total itself had to be hidden, everything is.
 * </ol>
 *
 * <p>This is a heuristic: it protects, but hides perhaps more than the least possible, which is a
 * hard combinatorial problem. References: L. H. Cox, "Suppression methodology and statistical
 * disclosure control", JASA 75 (1980), 377–385; Hundepool and others, "Statistical Disclosure
 * Control", 2012, chapter 4. The package description has a worked example.
 */
final class Suppressor {

  private final SensitivityRules rules;
  private final LinkedTables tables;
  private final SuppressedCells suppressed;
  private final Differencing differencing;

  private Suppressor(SensitivityRules rules, LinkedTables tables) {
    this.rules = rules;
    this.tables = tables;
    this.suppressed = new SuppressedCells(tables);
    this.differencing = new Differencing(rules, tables, suppressed);
  }

  /** Hides cells of some tables as the rules demand. */
  static void apply(Disclosure disclosure, LinkedTables tables) {
    SensitivityRules rules = new SensitivityRules(disclosure);
    if (!rules.hideNothing()) {
      new Suppressor(rules, tables).apply();
    }
  }

  private void apply() {
    hideSensitive();
    boolean more = true;
    while (more && tables.total().isShown()) {
      more = false;
      for (int breakdown = 1; breakdown < tables.size(); breakdown++) {
        more |= differencing.hideIn(breakdown);
        more |= protectSuppressed();
      }
    }
    if (!tables.total().isShown()) {
      hideAll();
    }
  }

  /** Primary suppression, of cells and of adjusted forms; and of what was hidden before. */
  private void hideSensitive() {
    hideIfSideIsSensitive(tables.total());
    reason(tables.total().atoms()).ifPresent(tables.total()::hide);
    for (List<TableCell> breakdown : tables.breakdowns()) {
      for (TableCell cell : breakdown) {
        Optional<SuppressionReason> reason =
            reason(cell.atoms()).or(() -> cell.reason(Form.OBSERVED));
        if (reason.isPresent()) {
          suppressed.hide(cell, reason.get());
        } else {
          hideIfSideIsSensitive(cell);
        }
      }
    }
  }

  /**
   * Hides the adjusted forms of a cell whose atoms inside OPSN territories, or outside, are
   * sensitive: the sums over both sides follow from the observed form and the adjusted one.
   */
  private void hideIfSideIsSensitive(TableCell cell) {
    if (tables.hasOpsnForm(cell)) {
      reason(cell.atomsIn(tables.sides().get(0)))
          .or(() -> reason(cell.atomsIn(tables.sides().get(1))))
          .ifPresent(reason -> suppressed.hideAdjusted(cell, reason));
    }
  }

  private Optional<SuppressionReason> reason(int[] atoms) {
    return rules.reason(tables.contributions(), atoms);
  }

  /** Hides what it takes for each hidden cell to be protected; returns whether anything was. */
  private boolean protectSuppressed() {
    boolean any = false;
    Optional<SuppressedCell> next = suppressed.nextUnchecked();
    while (next.isPresent() && tables.total().isShown()) {
      SuppressedCell cell = next.get();
      ExchangeSearch search = new ExchangeSearch(cell, tables);
      if (cell.isProtected(tables, search)) {
        suppressed.nextIsProtected();
      } else {
        hideFor(cell, search.complement());
        any = true;
      }
      next = suppressed.nextUnchecked();
    }
    return any;
  }

  /**
   * Hides the complementary cells that cost least. If there are none, because all answers outside
   * are alike, only hiding the total protects the cell. If there is nothing left to hide for an
   * exchange, and weighted sums give the cell away all the same, hides something else.
   */
  private void hideFor(SuppressedCell cell, Optional<ComplementaryCells> complement) {
    Sum all = cell.indicator().over(tables.total().atoms());
    boolean allAlike =
        !cell.indicator().canFall(all.count())
            || !cell.indicator().canRise(all.base(), all.count());
    if (allAlike || complement.isEmpty()) {
      tables.total().hide(SuppressionReason.REVEALING);
    } else if (complement.get().cost() > 0) {
      complement.get().cells().forEach(c -> suppressed.hide(c, SuppressionReason.REVEALING));
      complement
          .get()
          .adjusted()
          .forEach(c -> suppressed.hideAdjusted(c, SuppressionReason.REVEALING));
    } else {
      hideMoreFor(cell);
    }
  }

  /**
   * Hides the weighted figure of a line of a crossing; if there is none, the smallest cell of the
   * same breakdown; if all are hidden, an adjusted form of the total; then the smallest cell of
   * another breakdown; in the end, the total.
   */
  private void hideMoreFor(SuppressedCell hidden) {
    TableCell total = tables.total();
    int breakdown = hidden.cell().breakdown();
    Optional<TableCell> line =
        tables.isCrossed(breakdown)
            ? new CrossedLines(tables).nextToHideWeighted(hidden.cell())
            : Optional.empty();
    Optional<TableCell> own = tables.smallestShown(tables.cells(breakdown));
    if (line.isPresent()) {
      suppressed.hideAdjusted(line.get(), SuppressionReason.REVEALING);
    } else if (own.isPresent()) {
      suppressed.hide(own.get(), SuppressionReason.REVEALING);
    } else if (total.shows(Form.OPSN_ADJUSTED)) {
      suppressed.hideAdjusted(total, SuppressionReason.REVEALING);
    } else if (tables.isWeighted() && total.shows(Form.WEIGHTED)) {
      total.hide(Form.WEIGHTED, SuppressionReason.REVEALING);
    } else {
      tables.breakdowns().stream()
          .flatMap(cells -> tables.smallestShown(cells).stream())
          .findFirst()
          .ifPresentOrElse(
              cell -> suppressed.hide(cell, SuppressionReason.REVEALING),
              () -> total.hide(SuppressionReason.REVEALING));
    }
  }

  private void hideAll() {
    tables.breakdowns().stream()
        .flatMap(List::stream)
        .filter(cell -> cell.isShown() && tables.clusters(cell) > 0)
        .forEach(cell -> cell.hide(SuppressionReason.REVEALING));
  }
}
