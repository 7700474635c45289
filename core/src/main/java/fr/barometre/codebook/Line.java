package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.wording.OutText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of a codebook.
 *
 * @param source name of the file
 * @param number line where the row begins, from 1
 * @param cells the cells that are not blank
 * @param headers the headers of the file, for messages
 */
record Line(String source, long number, Map<Column, String> cells, Map<Column, String> headers) {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,]+");

  /** A text in a form that no spreadsheet takes for a formula. */
  static String shielded(String text) {
    return isToShield(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  /** The text that was shielded. */
  static String unshielded(String cell) {
    return cell.startsWith("'") && isToShield(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isToShield(String text) {
    return text.startsWith("'") || OutText.mayCompute(text);
  }

  /** The text of a cell; blank if there is none. */
  String cell(Column column) {
    return cells.getOrDefault(column, "");
  }

  boolean has(Column column) {
    return cells.containsKey(column);
  }

  /** A text in both languages; the one that is there stands for the other. */
  Optional<Label> label(Column column) {
    String fr = cell(column);
    String en = column.english().map(this::cell).orElse("");
    if (fr.isEmpty() && en.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Label.of(fr.isEmpty() ? en : fr, en.isEmpty() ? fr : en));
  }

  /** Codes parted by bars. */
  List<String> codes(Column column) {
    return has(column)
        ? List.of(cell(column).split("\\|", -1)).stream()
            .map(String::strip)
            .filter(c -> !c.isEmpty())
            .toList()
        : List.of();
  }

  /** The error of a wrong cell. */
  IllegalArgumentException wrong(Column column, String expected) {
    return new IllegalArgumentException(
        source
            + ":"
            + number
            + ": column '"
            + headers.getOrDefault(column, column.header())
            + "' is '"
            + cell(column)
            + "'; expected "
            + expected);
  }

  /** The error of a row, with its line unless the cause names it already. */
  IllegalArgumentException wrong(IllegalArgumentException cause) {
    String what = String.valueOf(cause.getMessage());
    return what.startsWith(source + ":")
        ? cause
        : new IllegalArgumentException(source + ":" + number + ": " + what, cause);
  }
}
