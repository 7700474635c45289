package fr.barometre.answers;

import fr.barometre.csv.CsvRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The column of a table that says whether a response is finished, if one does. */
final class FinishedColumn {

  private static final FinishedColumn NONE = new FinishedColumn(-1, "", List.of(), "");

  private final int position;
  private final String label;
  private final Set<String> plain;
  private final String expected;

  private FinishedColumn(int position, String label, List<String> values, String filled) {
    this.position = position;
    this.label = label;
    this.expected =
        values.isEmpty()
            ? filled + ": the response was never submitted"
            : "one of " + values + ": the response was not finished";
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
      int position = header.column(named.get().column());
      return new FinishedColumn(
          position, header.label(position), named.get().values(), "anything but a blank");
    }
    OptionalInt known = header.first(export.tool().finishedColumns());
    return known.isEmpty()
        ? NONE
        : new FinishedColumn(
            known.getAsInt(),
            header.label(known.getAsInt()),
            export.tool().finishedValues(),
            "a day");
  }

  /** Where it is; empty if there is none. */
  OptionalInt position() {
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** Why a row is refused; empty if it is not. */
  Optional<Problem> refusal(CsvRow row) {
    return position < 0 || isFinished(row.field(position))
        ? Optional.empty()
        : Optional.of(new Problem(label, row.field(position), expected));
  }

  private boolean isFinished(String said) {
    return plain.isEmpty() ? !said.isEmpty() : plain.contains(PlainText.of(said));
  }
}
