package fr.barometre.report;

import fr.barometre.report.AreaMap.Area;
import fr.barometre.report.AreaMap.Entry;
import fr.barometre.report.Outlines.Point;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A map as SVG: métropole, Paris and its neighbours larger in a corner, and a square for each area
 * overseas; of a few neighbouring areas, these alone, enlarged. The style sheet has the colours;
 * each area has its figure written in it.
 */
final class MapDrawing {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 596;

  /** Pixels of a unit of the grid. */
  private static final int SCALE = 2;

  /** The room that a figure needs: its breadth, and half its height, in units of the grid. */
  private static final double BREADTH = 8;

  private static final double RISE = 2;

  /** How many lines are tried for a figure, and one more. */
  private static final int PARTS = 10;

  private static final List<String> PARIS = List.of("75", "92", "93", "94");

  private static final int ENLARGED = 5;

  /** Room for the neighbours of what is enlarged, in units of the grid. */
  private static final int MARGIN = 12;

  private static final int SQUARE = 14;
  private static final int ROW = 20;

  /** Départements and régions overseas, by the codes of both. */
  private static final Map<String, String> OVERSEAS = new LinkedHashMap<>();

  static {
    OVERSEAS.put("Guadeloupe", "971 01");
    OVERSEAS.put("Martinique", "972 02");
    OVERSEAS.put("Guyane", "973 03");
    OVERSEAS.put("La Réunion", "974 04");
    OVERSEAS.put("Mayotte", "976 06");
  }

  private final AreaMap map;
  private final String id;
  private final boolean regions;
  private final StringBuilder shapes = new StringBuilder();
  private final StringBuilder labels = new StringBuilder();

  /** How many times larger than métropole whole, and how far moved, in units of the grid. */
  private int times = 1;

  private int dx;
  private int dy;

  private MapDrawing(AreaMap map) {
    this.map = map;
    this.id = "m" + Integer.toHexString(map.title().hashCode());
    this.regions = map.regions();
  }

  static String svg(AreaMap map) {
    return new MapDrawing(map).svg();
  }

  private String svg() {
    Set<String> rest = new TreeSet<>(Outlines.departements());
    Map<Area, Set<String>> drawn = new LinkedHashMap<>();
    for (Area area : map.areas()) {
      Set<String> departements = departements(area);
      rest.removeAll(departements);
      drawn.put(area, departements);
    }
    zoom(drawn);
    if (times == 1) {
      area(new Area(rest, "", "nothing", false), rest, 1, 0, 0);
    }
    drawn.forEach((area, departements) -> area(area, departements, times, dx, dy));
    if (times == 1) {
      paris(drawn);
    }
    overseas();
    return Drawing.open(map.title() + " – " + map.said(), WIDTH, HEIGHT)
        + patterns()
        + "<g transform=\"scale("
        + SCALE
        + ")\">"
        + shapes
        + "</g>"
        + labels
        + "</svg>";
  }

  /** Enlarges what is drawn to fill the picture, if it is a small part of métropole alone. */
  private void zoom(Map<Area, Set<String>> drawn) {
    List<Point> points =
        drawn.values().stream()
            .flatMap(departements -> Outlines.rings(departements).stream())
            .flatMap(List::stream)
            .toList();
    if (points.isEmpty() || drawn.values().stream().anyMatch(Set::isEmpty)) {
      return; // There are areas overseas, or none elsewhere.
    }
    IntSummaryStatistics x = points.stream().mapToInt(Point::x).summaryStatistics();
    IntSummaryStatistics y = points.stream().mapToInt(Point::y).summaryStatistics();
    int across = WIDTH / (SCALE * (x.getMax() - x.getMin() + MARGIN));
    int down = HEIGHT / (SCALE * (y.getMax() - y.getMin() + MARGIN));
    times = Math.max(1, Math.min(ENLARGED, Math.min(across, down)));
    if (times > 1) {
      dx = (WIDTH / SCALE - times * (x.getMin() + x.getMax())) / 2;
      dy = (HEIGHT / SCALE - times * (y.getMin() + y.getMax())) / 2;
    }
  }

  /** The départements with an outline that an area is made of. */
  private Set<String> departements(Area area) {
    Set<String> departements = new TreeSet<>();
    for (String code : area.codes()) {
      if (regions) {
        departements.addAll(Outlines.regions().getOrDefault(code, Set.of()));
      } else if (Outlines.departements().contains(code)) {
        departements.add(code);
      }
    }
    return departements;
  }

  /** Draws an area, enlarged and moved. */
  private void area(Area area, Set<String> departements, int enlarged, int right, int down) {
    List<List<Point>> rings = new ArrayList<>();
    for (List<Point> ring : Outlines.rings(departements)) {
      rings.add(
          ring.stream()
              .map(p -> new Point(enlarged * p.x() + right, enlarged * p.y() + down))
              .toList());
    }
    if (rings.isEmpty()) {
      return;
    }
    shapes
        .append("<path")
        .append(fill(area.tone(), area.wide()))
        .append(" d=\"")
        .append(rings.stream().map(MapDrawing::path).collect(Collectors.joining()))
        .append("\"/>");
    long largest = rings.stream().mapToLong(Outlines::twiceArea).map(Math::abs).max().orElse(0);
    boolean forward = rings.stream().anyMatch(r -> Outlines.twiceArea(r) == largest);
    for (int ring = 0; ring < rings.size(); ring++) {
      if (Outlines.twiceArea(rings.get(ring)) > 0 == forward) {
        label(area, ring, rings);
      }
    }
  }

  private String fill(String tone, boolean wide) {
    return wide
        ? " class=\"area\" fill=\"url(#" + id + tone + ")\""
        : " class=\"area " + tone + "\"";
  }

  private static String path(List<Point> ring) {
    StringBuilder path = new StringBuilder();
    Point from = ring.get(0);
    path.append('M').append(from.x()).append(' ').append(from.y()).append('l');
    for (Point to : ring.subList(1, ring.size())) {
      int dx = to.x() - from.x();
      int dy = to.y() - from.y();
      path.append(path.charAt(path.length() - 1) == 'l' || dx < 0 ? "" : " ").append(dx);
      path.append(dy < 0 ? "" : " ").append(dy);
      from = to;
    }
    return path.append('z').toString();
  }

  /** Writes the figure where a ring is broadest, if it is broad enough, and not over a hole. */
  private void label(Area area, int at, List<List<Point>> all) {
    List<Point> ring = all.get(at);
    boolean forward = Outlines.twiceArea(ring) > 0;
    List<List<Point>> holes =
        all.stream().filter(r -> Outlines.twiceArea(r) > 0 != forward).toList();
    int top = ring.stream().mapToInt(Point::y).min().orElse(0);
    int bottom = ring.stream().mapToInt(Point::y).max().orElse(0);
    double broadest = BREADTH;
    double x = 0;
    double y = 0;
    for (int part = 1; part < PARTS; part++) {
      double middle = top + (bottom - top) * part / (double) PARTS + 0.25;
      double from = Double.NEGATIVE_INFINITY;
      double to = Double.POSITIVE_INFINITY;
      for (double line : new double[] {middle - RISE, middle, middle + RISE}) {
        double[] span = broadest(line, ring, holes);
        from = Math.max(from, span[0]);
        to = Math.min(to, span[1]);
      }
      if (to - from > broadest) {
        broadest = to - from;
        x = (from + to) / 2;
        y = middle;
      }
    }
    if (broadest > BREADTH) {
      text(labels, SCALE * x, SCALE * y + 4, "on on-" + area.tone(), area.label());
    }
  }

  /** The longest part of a horizontal line that lies in a ring and in no hole. */
  private static double[] broadest(double y, List<Point> ring, List<List<Point>> holes) {
    TreeMap<Double, Integer> crossings = new TreeMap<>();
    cross(crossings, y, ring, 1);
    holes.forEach(hole -> cross(crossings, y, hole, 2));
    double[] broadest = {0, 0};
    double from = 0;
    int inside = 0;
    for (Map.Entry<Double, Integer> crossing : crossings.entrySet()) {
      if (inside == 1 && crossing.getKey() - from > broadest[1] - broadest[0]) {
        broadest = new double[] {from, crossing.getKey()};
      }
      from = crossing.getKey();
      inside ^= crossing.getValue();
    }
    return broadest;
  }

  private static void cross(Map<Double, Integer> crossings, double y, List<Point> ring, int as) {
    Point a = ring.get(ring.size() - 1);
    for (Point b : ring) {
      if (a.y() > y != b.y() > y) {
        crossings.merge(
            a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), as, (i, j) -> i ^ j);
      }
      a = b;
    }
  }

  private void paris(Map<Area, Set<String>> drawn) {
    Map<Area, Set<String>> near = new LinkedHashMap<>();
    drawn.forEach(
        (area, departements) -> {
          Set<String> here = new TreeSet<>(departements);
          here.retainAll(PARIS);
          if (!here.isEmpty()) {
            near.put(area, here);
          }
        });
    if (regions || near.size() < 2) {
      return;
    }
    List<Point> all = Outlines.rings(Set.copyOf(PARIS)).get(0);
    int left = all.stream().mapToInt(Point::x).min().orElse(0);
    int top = all.stream().mapToInt(Point::y).min().orElse(0);
    near.forEach(
        (area, here) -> area(area, here, ENLARGED, 2 - ENLARGED * left, 12 - ENLARGED * top));
    String names =
        near.values().stream()
            .flatMap(Set::stream)
            .sorted()
            .map(code -> code.equals(PARIS.get(0)) ? "Paris" : code)
            .collect(Collectors.joining(", "));
    text(labels, 2, 14, "", names);
  }

  private void overseas() {
    int row = 0;
    for (Map.Entry<String, String> one : OVERSEAS.entrySet()) {
      String code = one.getValue().split(" ", -1)[regions ? 1 : 0];
      for (Area area : map.areas()) {
        if (area.codes().contains(code)) {
          int top = 190 + ROW * row++;
          shapes
              .append("<rect")
              .append(fill(area.tone(), area.wide()))
              .append(" x=\"1\" y=\"")
              .append(top)
              .append("\" width=\"" + SQUARE + "\" height=\"" + SQUARE + "\"/>");
          double middle = SCALE * (top + SQUARE / 2.0) + 4;
          text(labels, SCALE + SQUARE, middle, "on on-" + area.tone(), area.label());
          text(labels, SCALE * (SQUARE + 3.0), middle, "", one.getKey());
        }
      }
    }
  }

  /** Hatching over each tone that needs it. */
  private String patterns() {
    return map.areas().stream()
        .filter(Area::wide)
        .map(Area::tone)
        .distinct()
        .map(tone -> pattern(id + tone, tone, 1))
        .collect(Collectors.joining());
  }

  private static String pattern(String id, String tone, int scale) {
    return "<pattern id=\""
        + id
        + "\" width=\"3\" height=\"3\" patternUnits=\"userSpaceOnUse\""
        + " patternTransform=\"rotate(45) scale("
        + scale
        + ")\"><rect class=\""
        + tone
        + "\" width=\"3\" height=\"3\"/><path class=\"hatching\" d=\"M1 0V3\"/></pattern>";
  }

  /** The legend as a picture, for a file without a page around it. */
  static String legend(AreaMap map) {
    StringBuilder svg = Drawing.open("", WIDTH, ROW * map.legend().size());
    for (int row = 0; row < map.legend().size(); row++) {
      Entry entry = map.legend().get(row);
      svg.append("<g transform=\"translate(0 ").append(ROW * row).append(")\">");
      swatch(svg, map, entry, " x=\"1\" y=\"1\" width=\"16\" height=\"14\"");
      text(svg, ROW + 4.0, 12, "", entry.text());
      svg.append("</g>");
    }
    return svg.append("</svg>").toString();
  }

  /** A line of the legend of a page. */
  static String swatch(AreaMap map, Entry entry) {
    StringBuilder svg =
        new StringBuilder("<svg class=\"chart key\" viewBox=\"0 0 18 16\" aria-hidden=\"true\">");
    swatch(svg, map, entry, "");
    return svg.append("</svg>").toString();
  }

  /** The sheet of a page has the place of the square; a picture has no sheet. */
  private static void swatch(StringBuilder svg, AreaMap map, Entry entry, String place) {
    String tone = entry.tone();
    if (entry.wide()) {
      String id = "k" + Integer.toHexString(map.title().hashCode());
      svg.append(pattern(id, tone, SCALE)).append("<rect fill=\"url(#").append(id).append(")\"");
    } else {
      svg.append("<rect class=\"area ").append(tone).append('"');
    }
    svg.append(place).append("/>");
    if (!entry.label().isEmpty()) {
      text(svg, 9, 12, "on on-" + tone, entry.label());
    }
  }

  private static void text(StringBuilder svg, double x, double y, String style, String text) {
    svg.append(style.isEmpty() ? "<text" : "<text class=\"" + style + '"')
        .append(" x=\"")
        .append(Math.round(x))
        .append("\" y=\"")
        .append(Math.round(y))
        .append("\">")
        .append(Html.escape(text))
        .append("</text>");
  }
}
