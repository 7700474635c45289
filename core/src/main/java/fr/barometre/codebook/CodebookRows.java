package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.codebook.Words.RowKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a codebook that is written, as CSV with semicolons; columns without a cell are left
 * out.
 */
final class CodebookRows {

  private static final Set<Column> ALWAYS =
      EnumSet.of(
          Column.QUESTION,
          Column.WORDING,
          Column.KIND,
          Column.THEME,
          Column.CODE,
          Column.LABEL,
          Column.MEANING,
          Column.COUNTED);

  private final List<Row> rows = new ArrayList<>();

  /** A row that is being written. */
  static final class Row {
    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    Row put(Column column, String text) {
      if (!text.isEmpty()) {
        cells.put(column, text);
      }
      return this;
    }

    Row kind(RowKind kind) {
      return put(Column.KIND, kind.word());
    }

    /** Both texts of a label; the English one if it is another. */
    Row label(Column column, Label label) {
      put(column, label.fr());
      if (!label.en().equals(label.fr())) {
        put(column.english().orElseThrow(), label.en());
      }
      return this;
    }
  }

  /** Begins a row. */
  Row add() {
    Row row = new Row();
    rows.add(row);
    return row;
  }

  /** The rows as CSV, with a header. */
  String csv() {
    Set<Column> written = EnumSet.copyOf(ALWAYS);
    rows.forEach(row -> written.addAll(row.cells.keySet()));
    StringBuilder csv = new StringBuilder();
    csv.append(written.stream().map(Column::header).collect(Collectors.joining(";")))
        .append("\r\n");
    for (Row row : rows) {
      csv.append(
              written.stream()
                  .map(column -> field(row.cells.getOrDefault(column, "")))
                  .collect(Collectors.joining(";")))
          .append("\r\n");
    }
    return csv.toString();
  }

  private static String field(String text) {
    String shielded = Line.shielded(text);
    boolean plain = shielded.chars().noneMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
    return plain ? shielded : '"' + shielded.replace("\"", "\"\"") + '"';
  }
}
