package fr.barometre.report;

import fr.barometre.report.Block.Axis;
import fr.barometre.report.Block.Bar;
import fr.barometre.report.Block.Distribution;
import fr.barometre.report.Block.Form;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Mark;
import fr.barometre.report.Block.Part;
import fr.barometre.report.Block.Span;
import fr.barometre.report.Block.Tone;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Charts as SVG without colour-only meaning: forms tell figures apart, tints and order tell parts
 * apart, and what is drawn is said in the picture's name. The style sheet has their colours.
 */
final class Drawing {

  static final int WIDTH = 340;
  private static final int MARGIN = 112;
  private static final int RIGHT = 330;
  private static final int ROW = 18;
  private static final int AXIS = 20;
  private static final int BAR = 20;
  private static final int CAPTION = 14;
  private static final int NARROWEST_LABEL = 44;
  private static final int LONGEST_NAME = 17;
  private static final int DOTS = 34;

  /** Characters of a line as wide as a chart, and the width of one. */
  private static final int LETTERS = 52;

  private static final double LETTER = 6.1;
  private static final int LONGEST_VALUE = 20;
  private static final int LINE = 14;

  private Drawing() {}

  /**
   * The position of the axis in a chart of intervals. Names too long for the margin stand above.
   */
  private record Plot(Axis axis, int left, int right, boolean namesAbove) {

    static Plot of(Intervals chart) {
      boolean above =
          chart.marks().stream()
              .anyMatch(m -> m.name().codePointCount(0, m.name().length()) > LONGEST_NAME);
      return new Plot(chart.axis(), above ? 4 : MARGIN, RIGHT, above);
    }

    /**
     * The position of a figure; at an end of the axis, which no figure passes, if an interval does.
     */
    double x(double figure) {
      return at(Math.max(0, Math.min(1, axis.place(figure))));
    }

    /** The end of a part of the axis that begins with it. */
    double at(double part) {
      return left + (right - left) * part;
    }

    int rows(Mark mark) {
      return namesAbove && !mark.name().isEmpty() ? 2 : 1;
    }
  }

  static String svg(Intervals chart) {
    return chart.told() ? told(chart) : beside(chart);
  }

  private static String beside(Intervals chart) {
    Plot plot = Plot.of(chart);
    int height = ROW * chart.marks().stream().mapToInt(plot::rows).sum() + AXIS + 4;
    StringBuilder svg = open(chart.title() + " – " + said(chart), height);
    StringBuilder marks = new StringBuilder();
    int row = 0;
    List<Double> tops = new ArrayList<>();
    for (Mark mark : chart.marks()) {
      row += plot.rows(mark);
      double y = ROW * (row - 0.5) + 2;
      svg.append(text(0, y + 4 - ROW * (plot.rows(mark) - 1), "start", "", mark.name()));
      if (!mark.isDrawn()) {
        svg.append(text(plot.at(0) + 4, y + 4, "start", "", mark.value()));
      }
      tops.add(y - ROW / 2.0);
      mark(marks, plot, mark, y);
    }
    axis(svg, plot, height, tops, ROW);
    return svg.append(marks).append("</svg>").toString();
  }

  /** Names above, however long; values beside; figures that belong together joined by a line. */
  private static String told(Intervals chart) {
    int longest =
        chart.marks().stream()
            .mapToInt(m -> m.value().length())
            .filter(l -> l <= LONGEST_VALUE)
            .max()
            .orElse(0);
    Plot plot = new Plot(chart.axis(), 4, (int) (WIDTH - 12 - LETTER * longest), true);
    StringBuilder rows = new StringBuilder();
    List<Double> tops = new ArrayList<>();
    double y = 0;
    double beforeX = 0;
    double beforeY = 0;
    for (Mark mark : chart.marks()) {
      boolean alone = !mark.isDrawn() && mark.value().isEmpty();
      if (!mark.name().isEmpty()) {
        y += 4;
        for (String line : lines(mark.name(), LETTERS)) {
          y += LINE;
          rows.append(text(0, y - 3, "start", alone ? "name" : "", line));
        }
      }
      if (alone) {
        continue;
      }
      tops.add(y + 2);
      y += LINE;
      double middle = y - LINE / 2.0 + 2;
      if (mark.value().length() <= LONGEST_VALUE) {
        rows.append(text(WIDTH, middle + 4, "end", "", mark.value()));
      }
      if (mark.at().isPresent()) {
        double x = plot.x(mark.at().get());
        if (mark.form().isJoined()) {
          String style = mark.form() == Form.STEADY ? "join unsure" : "join";
          rows.append(line(beforeX, beforeY, x, middle, style));
          rows.append(point(Form.EARLIER, beforeX, beforeY));
        }
        beforeX = x;
        beforeY = middle;
      }
      mark(rows, plot, mark, middle);
    }
    int height = (int) y + AXIS + 6;
    StringBuilder svg = open(chart.title() + " – " + said(chart), height);
    axis(svg, plot, height, tops, LINE);
    return svg.append(rows).append("</svg>").toString();
  }

  private static void axis(
      StringBuilder svg, Plot plot, int height, List<Double> tops, int rowHeight) {
    svg.append(grid(tops, rowHeight, plot::at));
    for (int tick = 0; tick <= 4; tick += 2) {
      String anchor = tick == 0 ? "start" : tick == 4 ? "end" : "middle";
      Axis axis = plot.axis();
      String label = tick == 0 ? axis.start() : tick == 4 ? axis.end() : axis.middle();
      svg.append(label.isEmpty() ? "" : text(plot.at(tick / 4.0), height - 6, anchor, "", label));
    }
  }

  /** Lines at the quarters of an axis, beside rows of figures only: none runs through a name. */
  private static String grid(List<Double> tops, int rowHeight, DoubleUnaryOperator at) {
    StringBuilder lines = new StringBuilder("<path class=\"grid\" d=\"");
    for (int tick = 0; tick <= 4; tick++) {
      double x = at.applyAsDouble(tick / 4.0);
      int from = 0;
      for (int i = 1; i <= tops.size(); i++) {
        double end = tops.get(i - 1) + rowHeight;
        if (i == tops.size() || !px(tops.get(i)).equals(px(end))) {
          double top = tops.get(from);
          lines.append('M').append(px(x)).append(' ').append(px(top));
          lines.append('v').append(px(end - top));
          from = i;
        }
      }
    }
    return lines.append("\"/>").toString();
  }

  private static String said(Intervals chart) {
    return chart.marks().stream()
        .map(mark -> (mark.name() + " " + mark.value()).strip())
        .collect(Collectors.joining(", "));
  }

  private static void mark(StringBuilder svg, Plot plot, Mark mark, double y) {
    if (mark.span().isPresent()) {
      double low = plot.x(mark.span().get().low());
      double high = plot.x(mark.span().get().high());
      String style =
          switch (mark.form()) {
            case ADJUSTED -> "range adjusted";
            case MODELLED -> "range guess";
            default -> "range";
          };
      svg.append(line(low, y, high, y, style));
      svg.append(line(low, y - 3, low, y + 3, "range"));
      svg.append(line(high, y - 3, high, y + 3, "range"));
    }
    if (mark.at().isPresent()) {
      svg.append(point(mark.form(), plot.x(mark.at().get()), y));
    }
  }

  /** A form as it stands in a chart, for its key. */
  static String symbol(Form form) {
    return "<svg class=\"symbol\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">"
        + point(form, 7, 7)
        + "</svg>";
  }

  /** A triangle, a disc, a hollow diamond, a square, a ring or an arrow's head. */
  private static String point(Form form, double x, double y) {
    return switch (form) {
      case PUBLISHED -> path("solid", x, y - 5, x + 5, y + 4, x - 5, y + 4);
      case OBSERVED, STEADY -> circle("solid", x, y);
      case EARLIER -> circle("hollow", x, y);
      case RISE -> path("solid", x + 5, y, x - 4, y - 5, x - 4, y + 5);
      case FALL -> path("solid", x - 5, y, x + 4, y - 5, x + 4, y + 5);
      case MODELLED -> path("hollow", x - 4, y - 4, x + 4, y - 4, x + 4, y + 4, x - 4, y + 4);
      case OWN -> path("solid", x - 4, y - 4, x + 4, y - 4, x + 4, y + 4, x - 4, y + 4);
      case ADJUSTED -> path("hollow", x, y - 5, x + 5, y, x, y + 5, x - 5, y);
    };
  }

  private static String circle(String style, double x, double y) {
    return "<circle class=\"" + style + at("cx", x) + at("cy", y) + "\" r=\"4\"/>";
  }

  private static String path(String style, double... points) {
    String all =
        IntStream.range(0, points.length / 2)
            .mapToObj(i -> px(points[2 * i]) + "," + px(points[2 * i + 1]))
            .collect(Collectors.joining(" "));
    return "<polygon class=\"" + style + "\" points=\"" + all + "\"/>";
  }

  static String svg(Distribution chart) {
    int height = (CAPTION + BAR + 4) * chart.bars().size() + 2;
    StringBuilder svg = open(chart.title() + " – " + said(chart), height);
    for (int row = 0; row < chart.bars().size(); row++) {
      Bar bar = chart.bars().get(row);
      int top = (CAPTION + BAR + 4) * row;
      svg.append(text(0, top + 11, "start", "", bar.name()));
      double from = 0;
      for (int rank = 0; rank < bar.parts().size(); rank++) {
        Part part = bar.parts().get(rank);
        double width = WIDTH * part.share();
        svg.append(part(from, top + CAPTION, width, part.tone()));
        if (width >= NARROWEST_LABEL) {
          svg.append(
              text(
                  from + width / 2,
                  top + CAPTION + 14,
                  "middle",
                  "on-" + part.tone().name().toLowerCase(Locale.ROOT),
                  part.value()));
        }
        from += width;
      }
    }
    return svg.append("</svg>").toString();
  }

  private static String said(Distribution chart) {
    return chart.bars().stream()
        .map(
            bar ->
                IntStream.range(0, bar.parts().size())
                    .mapToObj(i -> chart.legend().get(i) + " " + bar.parts().get(i).value())
                    .collect(Collectors.joining(", ", bar.name() + " (", ")")))
        .collect(Collectors.joining(", "));
  }

  private static String part(double x, double y, double width, Tone tone) {
    return "<rect class=\""
        + style(tone)
        + at("x", x)
        + at("y", y)
        + at("width", width)
        + at("height", BAR)
        + "\"/>";
  }

  /** A square as a part is drawn, for the legend. */
  static String swatch(Tone tone) {
    return "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">"
        + "<rect class=\""
        + style(tone)
        + "\"/></svg>";
  }

  private static String style(Tone tone) {
    return "tone " + tone.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Figures of a whole edition on one scale, one below the other: the name, and under it the
   * interval, the adjusted figure and the observed one.
   */
  static String dots(String title, List<String> ticks, List<Dots> rows) {
    int width = 2 * WIDTH;
    StringBuilder svg = open(title + " – " + said(rows), width, DOTS * rows.size() + AXIS + 4);
    int bottom = DOTS * rows.size() + 4;
    svg.append(
        grid(
            IntStream.range(0, rows.size()).mapToObj(row -> DOTS * row + DOTS - 16.0).toList(),
            16,
            part -> 4 + (width - 8) * part));
    for (int tick = 0; tick < ticks.size(); tick++) {
      double x = 4 + (width - 8) * tick / 4.0;
      String anchor = tick == 0 ? "start" : tick == 4 ? "end" : "middle";
      svg.append(text(x, bottom + 14, anchor, "", ticks.get(tick)));
    }
    for (int row = 0; row < rows.size(); row++) {
      Dots dots = rows.get(row);
      double y = DOTS * row + DOTS - 8.0;
      svg.append(text(4, y - 11, "start", "name", dots.name()));
      svg.append(text(width - 4.0, y - 11, "end", "name", dots.value()));
      dots.span()
          .ifPresent(
              span -> {
                double from = 4 + (width - 8) * Math.max(0, span.low());
                double to = 4 + (width - 8) * Math.min(1, span.high());
                svg.append(line(from, y, to, y, "band"));
              });
      dots.observed().ifPresent(p -> svg.append(point(Form.OBSERVED, 4 + (width - 8) * p, y)));
      dots.adjusted().ifPresent(p -> svg.append(point(Form.ADJUSTED, 4 + (width - 8) * p, y)));
    }
    return svg.append("</svg>").toString();
  }

  /** One figure of an edition on a line from 0 to 100 % as wide as the page has room for. */
  static String strip(Dots dots) {
    StringBuilder svg = new StringBuilder("<svg class=\"chart\" aria-hidden=\"true\">");
    dots.span()
        .ifPresent(
            span ->
                svg.append("<line class=\"band\" x1=\"")
                    .append(px(100 * Math.max(0, span.low())))
                    .append("%\" x2=\"")
                    .append(px(100 * Math.min(1, span.high())))
                    .append("%\" y1=\"8\" y2=\"8\"/>"));
    dots.observed().ifPresent(share -> svg.append(at(share, point(Form.OBSERVED, 0, 8))));
    dots.adjusted().ifPresent(share -> svg.append(at(share, point(Form.ADJUSTED, 0, 8))));
    return svg.append("</svg>").toString();
  }

  private static String at(double share, String point) {
    return "<svg x=\"" + px(100 * share) + "%\">" + point + "</svg>";
  }

  private static String said(List<Dots> rows) {
    return rows.stream().map(r -> r.name() + " " + r.value()).collect(Collectors.joining(", "));
  }

  /** A text in lines of at most so many characters, unless a word with its sign is longer. */
  static List<String> lines(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" (?![?:;!»])", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** One figure of an edition. */
  record Dots(
      String name,
      String value,
      Optional<Double> observed,
      Optional<Double> adjusted,
      Optional<Span> span) {}

  private static StringBuilder open(String name, int height) {
    return open(name, WIDTH, height);
  }

  /** Opens a picture of this name and size, in pixels; who opens it closes it. */
  static StringBuilder open(String name, int width, int height) {
    return new StringBuilder("<svg class=\"chart\" role=\"img\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" aria-label=\"")
        .append(Html.escape(name))
        .append("\">");
  }

  private static String line(double x1, double y1, double x2, double y2, String style) {
    return "<line class=\""
        + style
        + at("x1", x1)
        + at("y1", y1)
        + at("x2", x2)
        + at("y2", y2)
        + "\"/>";
  }

  private static String text(double x, double y, String anchor, String style, String text) {
    String place = at("x", x) + at("y", y);
    return "<text"
        + (anchor.equals("start") ? place.substring(1) : " text-anchor=\"" + anchor + place)
        + (style.isEmpty() ? "" : "\" class=\"" + style)
        + "\">"
        + Html.escape(text)
        + "</text>";
  }

  /** An attribute after another, whose value it ends. */
  private static String at(String name, double place) {
    return "\" " + name + "=\"" + px(place);
  }

  /** A place to a tenth. */
  private static String px(double place) {
    String tenth = Wording.decimal(place, 1, Locale.ROOT);
    return tenth.endsWith(".0") ? tenth.substring(0, tenth.length() - 2) : tenth;
  }
}
