package fr.barometre.csv;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * The rows of a sheet that have anything in them, and what their cells say as text.
 *
 * <ul>
 *   <li>A number is written as short as it can be, {@code 1001} and never {@code 1001.0}; under a
 *       format, a day as {@code 2025-03-31}, a share as {@code 12%}, a code as {@code 01001}:
 *       {@link CellTexts}.
 *   <li>TRUE, FALSE; of a formula, its result as it was last computed.
 *   <li>An error, or a formula without a result, is a text with the name of the cell, which no
 *       question takes: {@code #N/A (C12)}.
 *   <li>A line break is a blank. Of merged cells the first has the text, as in CSV.
 * </ul>
 */
final class SheetRows {

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;

  private final String source;
  private final WorkbookXml xml;
  private final CellTexts contents;
  private final List<String> cells = new ArrayList<>();
  private int number;

  /** The position after the last cell of the row, whether it says anything or not. */
  private int position;

  SheetRows(String source, WorkbookXml xml, CellTexts contents) {
    this.source = source;
    this.xml = xml;
    this.contents = contents;
  }

  String source() {
    return source;
  }

  /** The number of the row, from 1. */
  int number() {
    return number;
  }

  /** Its cells, up to the last that says anything. */
  List<String> cells() {
    return cells;
  }

  /** Goes to the next row with anything in it; false if there is none. */
  boolean next() throws XMLStreamException {
    cells.clear();
    while (xml.next()) {
      if (xml.begins("row")) {
        String written = xml.attribute("r");
        int row = written.isEmpty() ? number + 1 : whole(written);
        if (row <= number || row > MOST_ROWS) {
          throw wrong("row " + written + " after row " + number);
        }
        number = row;
        position = 0;
      } else if (xml.begins("c")) {
        cell();
      } else if (xml.ends("row") && !cells.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void cell() throws XMLStreamException {
    String written = xml.attribute("r");
    String type = xml.attribute("t");
    int style = whole(xml.attribute("s"));
    int column = written.isEmpty() ? position : column(written);
    if (column < position || column >= MOST_COLUMNS) {
      throw wrong("cell " + written + " in row " + number);
    }
    position = column + 1;
    StringBuilder value = new StringBuilder();
    String inline = "";
    boolean hasValue = false;
    boolean hasFormula = false;
    while (!xml.ends("c") && xml.next()) {
      if (xml.begins("v")) {
        hasValue = true;
        xml.append(value);
      } else if (xml.begins("is")) {
        hasValue = true;
        inline = xml.text();
      }
      hasFormula |= xml.begins("f");
    }
    String name = written.isEmpty() ? CellTexts.column(column) + number : written;
    String text =
        switch (type) {
          case "s" -> shared(value.toString().strip(), name);
          case "inlineStr" -> inline;
          case "b" -> value.toString().strip().equals("1") ? "TRUE" : "FALSE";
          case "e" -> value + " (" + name + ")";
          case "str", "d" -> WorkbookXml.unescaped(value);
          default -> contents.text(value.toString().strip(), style);
        };
    if (!hasValue || (hasFormula && value.isEmpty() && type.isEmpty())) {
      text = hasFormula ? "formula without a result (" + name + ")" : "";
    }
    if (!text.isBlank()) {
      while (cells.size() < column) {
        cells.add("");
      }
      cells.add(
          text.indexOf('\n') < 0 && text.indexOf('\r') < 0
              ? text
              : text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' '));
    }
  }

  private String shared(String value, String name) {
    if (value.isEmpty()) {
      return "";
    }
    int item = whole(value);
    if (item >= contents.strings().size()) {
      throw wrong("cell " + name + " has the shared text " + value + ", which is not there");
    }
    return contents.strings().get(item);
  }

  /** The position of a column from 0 by a cell's name: 27 of AB12. */
  private int column(String name) {
    int column = 0;
    int i = 0;
    while (i < name.length() && name.charAt(i) >= 'A' && name.charAt(i) <= 'Z' && i < 4) {
      column = 26 * column + name.charAt(i++) - 'A' + 1;
    }
    if (i == 0 || whole(name.substring(i)) != number) {
      throw wrong("cell " + name + " in row " + number);
    }
    return column - 1;
  }

  private int whole(String text) {
    int whole = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 8) {
        throw wrong("'" + text + "' in place of a whole number");
      }
      whole = 10 * whole + digit;
    }
    return whole;
  }

  private IllegalArgumentException wrong(String what) {
    return Workbook.damaged(source, new XMLStreamException(what));
  }
}
