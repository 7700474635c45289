package fr.barometre.report;

import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A piece of a report, whatever form it is shown in. */
sealed interface Block {

  /** A title; depth 1 is the report's own. */
  record Heading(int depth, String text) implements Block {}

  /** A sentence or more. */
  record Paragraph(String text, Tint tint) implements Block {

    public Paragraph(String text) {
      this(text, Tint.PLAIN);
    }
  }

  /** How a sentence is set. */
  enum Tint {
    PLAIN,
    LEAD,
    SMALL,
    CAVEAT
  }

  /** The figure that a page is about, and what it is a share of. */
  record Figure(String value, String of) implements Block {}

  /** Blocks that stand together; they are named if something may link to them. */
  record Group(Place place, String id, List<Block> blocks) implements Block {

    public Group {
      blocks = List.copyOf(blocks);
    }
  }

  /** The position of a group on a page. */
  enum Place {
    /** Its blocks stand beside each other. */
    COLUMNS,
    /** Its cards fill columns from top to bottom. */
    CARDS,
    /** One of them. */
    CARD,
    /** On a page only: how to read its pictures, or in short what stands in closed details. */
    GUIDE
  }

  /**
   * A block for readers who ask for it. A page shows it closed; elsewhere it is written without its
   * title.
   */
  record Details(String title, List<Block> blocks) implements Block {

    public Details {
      blocks = List.copyOf(blocks);
    }
  }

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

    /** The same without the columns, but the first, that say nothing in any row. */
    Table said() {
      Table said = this;
      for (int i = columns.size() - 1; i > 0; i--) {
        int column = i;
        if (!rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("–?"))) {
          said = said.without(column);
        }
      }
      return said;
    }

    /** The same without a column. */
    Table without(int column) {
      return new Table(drop(columns, column), rows.stream().map(row -> drop(row, column)).toList());
    }

    private static <T> List<T> drop(List<T> cells, int at) {
      List<T> others = new ArrayList<>(cells);
      others.remove(at);
      return others;
    }
  }

  /** Flags: a mark with the severity, and what it says; the most severe first. */
  record Flags(String separator, List<Flagged> flags) implements Block {

    public Flags {
      flags =
          flags.stream()
              .sorted(Comparator.comparing(Flagged::severity, Comparator.reverseOrder()))
              .toList();
    }
  }

  /** One flag; its code is for programs and is not shown. */
  record Flagged(FlagCode code, Severity severity, String mark, String sentence) {}

  /**
   * Figures with their intervals, one a line; drawn only, said elsewhere. The key says what forms
   * stand for, where names do not. A chart that is told has names above its figures, however long,
   * and values beside them.
   */
  record Intervals(String title, Axis axis, List<Keyed> key, List<Mark> marks, boolean told)
      implements Block {

    public Intervals {
      key = List.copyOf(key);
      marks = List.copyOf(marks);
    }

    public Intervals(String title, Axis axis, List<Keyed> key, List<Mark> marks) {
      this(title, axis, key, marks, false);
    }
  }

  /** The figures at both ends of a chart, and what is written at the ends and in the middle. */
  record Axis(double from, double to, String start, String middle, String end) {

    /** The position of a figure between the ends, from 0 to 1. */
    double place(double figure) {
      return (figure - from) / (to - from);
    }
  }

  /** A form and what it stands for. */
  record Keyed(Form form, String name) {}

  /** One figure: its point, if known, and the range around it. */
  record Mark(Form form, String name, String value, Optional<Double> at, Optional<Span> span) {

    /** A name alone, above the figures that follow. */
    static Mark title(String name) {
      return new Mark(Form.OBSERVED, name, "", Optional.empty(), Optional.empty());
    }

    boolean isDrawn() {
      return at.isPresent() || span.isPresent();
    }
  }

  /** A range of figures. */
  record Span(double low, double high) {}

  /** The kind of figure that a mark stands for. */
  enum Form {
    PUBLISHED,
    OBSERVED,
    ADJUSTED,
    /** The figure that a model predicts. */
    MODELLED,
    /** The answer of the collectivité itself. */
    OWN,
    /** The figure that the next one is compared with, if that is joined to it. */
    EARLIER,
    /** Joined to the one before: more. */
    RISE,
    /** Joined to the one before: less. */
    FALL,
    /** Joined to the one before: no more than chance may make it. */
    STEADY;

    boolean isJoined() {
      return compareTo(RISE) >= 0;
    }
  }

  /** Shares of a whole, bar by bar; drawn, with the labels of the shares said below. */
  record Distribution(String title, List<String> legend, List<Bar> bars) implements Block {

    public Distribution {
      legend = List.copyOf(legend);
      bars = List.copyOf(bars);
    }

    /** How the part of a rank is drawn, in every bar. */
    Tone tone(int rank) {
      return bars.get(0).parts().get(rank).tone();
    }
  }

  /** A map; drawn only, said elsewhere. */
  record Mapped(AreaMap map) implements Block {}

  /** One bar: its parts in the order of the legend. */
  record Bar(String name, List<Part> parts) {

    public Bar {
      parts = List.copyOf(parts);
    }
  }

  /** A part of a bar. */
  record Part(String value, double share, Tone tone) {}

  /** How a part is drawn, by what it means: the same in every chart. */
  enum Tone {
    COUNTED,
    COUNTED_TOO,
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH,
    UNSURE,
    SILENT;

    static final List<Tone> OTHERS = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);
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
