package fr.barometre.report;

import java.util.List;

/** A piece of a report, whatever form it is shown in. */
sealed interface Block {

  /** A title; depth 1 is the report's own. */
  record Heading(int depth, String text) implements Block {}

  /** A sentence or more. */
  record Paragraph(String text) implements Block {}

  /** Items, one a line. */
  record Bullets(List<String> items) implements Block {

    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** Rows of as many cells as there are headers; numbers stand to the right. */
  record Table(List<Column> columns, List<List<String>> rows) implements Block {

    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "row " + row + " does not have " + columns.size() + " cells");
        }
      }
    }
  }

  /** The header of a column, and on which side its cells stand. */
  record Column(String header, Side side) {

    static Column text(String header) {
      return new Column(header, Side.LEFT);
    }

    static Column number(String header) {
      return new Column(header, Side.RIGHT);
    }
  }

  /** The side that cells are aligned to. */
  enum Side {
    LEFT,
    RIGHT
  }
}
