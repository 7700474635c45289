package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.csv.CsvRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The column of a table that says whether a response is finished, if one does.
 *
 * <p>One that is not was never given: it is left out and counted, and none of its answers is
 * refused.
 */
final class FinishedColumn {

  static final Label UNFINISHED =
      Label.of(
          "lignes de réponses non terminées, écartées", "rows of unfinished responses, left out");

  private static final FinishedColumn NONE = new FinishedColumn(-1, List.of());

  private final int position;
  private final Set<String> plain;

  private FinishedColumn(int position, List<String> values) {
    this.position = position;
    this.plain = values.stream().map(PlainText::of).collect(Collectors.toSet());
  }

  /**
   * The column that a description names, or that its tool writes.
   *
   * @throws IllegalArgumentException if it is named and not there
   */
  static FinishedColumn of(ExportHeader header) {
    Export export = header.export();
    Optional<Export.Finished> named = export.finished();
    if (export.unfinished()) {
      return NONE;
    }
    if (named.isPresent()) {
      return new FinishedColumn(header.column(named.get().column()), named.get().values());
    }
    OptionalInt known = header.first(export.tool().finishedColumns());
    return known.isEmpty()
        ? NONE
        : new FinishedColumn(known.getAsInt(), export.tool().finishedValues());
  }

  /** Where it is; empty if there is none. */
  OptionalInt position() {
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** Whether a row belongs to a response that is not finished. */
  boolean leavesOut(CsvRow row) {
    return position >= 0 && !isFinished(row.field(position));
  }

  /** What says that nothing was there is as good as a blank; a day begins with a digit. */
  private boolean isFinished(String said) {
    if (plain.isEmpty() && !said.isEmpty() && Character.isDigit(said.charAt(0))) {
      return true;
    }
    String text = PlainText.of(said);
    return plain.isEmpty()
        ? !text.isEmpty() && AnswerWords.DEFAULT.kind(text).isEmpty()
        : plain.contains(text);
  }
}
