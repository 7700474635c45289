package fr.barometre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.barometre.report.Block.Axis;
import fr.barometre.report.Block.Bar;
import fr.barometre.report.Block.Distribution;
import fr.barometre.report.Block.Form;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Mark;
import fr.barometre.report.Block.Part;
import fr.barometre.report.Block.Span;
import fr.barometre.report.Block.Tone;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Where things stand in a picture, by what the axis says. */
class DrawingTest {

  private static final double PLACES = 0.11;

  private static final Axis AXIS = new Axis(-20, 80, "-20", "30", "80");

  private static Element parsed(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  private static List<Element> all(Element svg, String tag, String style) {
    List<Element> found = new ArrayList<>();
    NodeList elements = svg.getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (style.isEmpty() || element.getAttribute("class").equals(style)) {
        found.add(element);
      }
    }
    return found;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static Element text(Element svg, String content) {
    return all(svg, "text", "").stream()
        .filter(t -> t.getTextContent().equals(content))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no text " + content));
  }

  private static Mark mark(
      Form form, String name, String value, Double at, Double low, Double high) {
    return new Mark(
        form,
        name,
        value,
        Optional.ofNullable(at),
        Optional.ofNullable(low).map(l -> new Span(l, high)));
  }

  private static Element drawn(Axis axis, Mark... marks) {
    return parsed(Drawing.svg(new Intervals("Un titre", axis, List.of(), List.of(marks))));
  }

  /** The centre of a polygon of the corners of a triangle on its base, or of a diamond. */
  private static double[] centre(Element polygon) {
    double[] numbers =
        Arrays.stream(polygon.getAttribute("points").split("[ ,]"))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double x = 0;
    double lowest = Double.MAX_VALUE;
    double highest = -Double.MAX_VALUE;
    for (int i = 0; i < numbers.length; i += 2) {
      x += 2 * numbers[i] / numbers.length;
      lowest = Math.min(lowest, numbers[i + 1]);
      highest = Math.max(highest, numbers[i + 1]);
    }
    return new double[] {x, (lowest + highest) / 2};
  }

  @Test
  void figures_stand_where_the_axis_says() {
    Element svg =
        drawn(
            AXIS,
            mark(Form.PUBLISHED, "publié", "5", 5.0, null, null),
            mark(Form.OBSERVED, "observé", "30", 30.0, 10.0, 55.0),
            mark(Form.ADJUSTED, "redressé", "80", 80.0, -20.0, 80.0));
    List<Double> grid = ticks(svg);
    assertThat(grid).hasSize(5);
    double start = grid.get(0);
    double end = grid.get(4);
    for (int tick = 0; tick <= 4; tick++) {
      assertThat(grid.get(tick)).isCloseTo(start + tick * (end - start) / 4, within(PLACES));
    }
    assertThat(number(text(svg, "-20"), "x")).isEqualTo(start);
    assertThat(text(svg, "-20").getAttribute("text-anchor")).isEmpty();
    assertThat(number(text(svg, "80"), "x")).isEqualTo(end);
    assertThat(text(svg, "80").getAttribute("text-anchor")).isEqualTo("end");
    assertThat(text(svg, "30").getAttribute("text-anchor")).isEqualTo("middle");
    assertThat(number(text(svg, "30"), "x")).isCloseTo((start + end) / 2, within(PLACES));

    double hundredth = (end - start) / 100;
    Element circle = all(svg, "circle", "solid").get(0);
    assertThat(number(circle, "cx")).isCloseTo(start + 50 * hundredth, within(PLACES));
    assertThat(centre(all(svg, "polygon", "solid").get(0))[0])
        .isCloseTo(start + 25 * hundredth, within(PLACES));
    assertThat(centre(all(svg, "polygon", "hollow").get(0))[0]).isCloseTo(end, within(PLACES));

    List<Element> ranges = all(svg, "line", "range");
    assertThat(ranges).as("a line and its ends, two ends of the other").hasSize(5);
    assertThat(number(ranges.get(0), "x1")).isCloseTo(start + 30 * hundredth, within(PLACES));
    assertThat(number(ranges.get(0), "x2")).isCloseTo(start + 75 * hundredth, within(PLACES));
    assertThat(number(ranges.get(1), "x1")).isEqualTo(number(ranges.get(0), "x1"));
    assertThat(number(ranges.get(2), "x1")).isEqualTo(number(ranges.get(0), "x2"));
    Element adjusted = all(svg, "line", "range adjusted").get(0);
    assertThat(number(adjusted, "x1")).isEqualTo(start);
    assertThat(number(adjusted, "x2")).isEqualTo(end);
  }

  /** The lines of the grid: where each stands, begins and ends. */
  private static List<double[]> grid(Element svg) {
    return Pattern.compile("M([\\d.]+) ([\\d.]+)v(\\d+)")
        .matcher(all(svg, "path", "grid").get(0).getAttribute("d"))
        .results()
        .map(
            line -> {
              double top = Double.parseDouble(line.group(2));
              return new double[] {
                Double.parseDouble(line.group(1)), top, top + Integer.parseInt(line.group(3))
              };
            })
        .toList();
  }

  /** Where the lines of the grid stand, from left to right. */
  private static List<Double> ticks(Element svg) {
    return grid(svg).stream().map(line -> line[0]).distinct().toList();
  }

  /** Letters stand up to 8 above the line they are on, and reach 2 below it. */
  @Test
  void no_line_runs_through_a_name() {
    String[] names = {"a name that has no room beside its figure", "another, no less long for it"};
    for (boolean told : new boolean[] {true, false}) {
      Element svg =
          parsed(
              Drawing.svg(
                  new Intervals(
                      "title",
                      AXIS,
                      List.of(),
                      Stream.of(names).map(n -> mark(Form.OBSERVED, n, "5", 5.0, 0., 9.)).toList(),
                      told)));
      for (String name : names) {
        double y = number(text(svg, name), "y");
        assertThat(grid(svg)).isNotEmpty().noneMatch(line -> line[1] < y + 2 && y - 8 < line[2]);
      }
    }
  }

  /** Each in a row of its own, beside its name, above the axis. */
  @Test
  void rows_do_not_meet() {
    Element svg =
        drawn(
            AXIS,
            mark(Form.PUBLISHED, "publié", "5", 5.0, null, null),
            mark(Form.OBSERVED, "observé", "30", 30.0, 10.0, 55.0),
            mark(Form.ADJUSTED, "redressé", "–", null, null, null));
    double published = centre(all(svg, "polygon", "solid").get(0))[1];
    Element circle = all(svg, "circle", "").get(0);
    Element range = all(svg, "line", "range").get(0);
    double observed = number(circle, "cy");
    assertThat(observed - published).isBetween(14.0, 22.0);
    assertThat(number(range, "y1")).isEqualTo(observed).isEqualTo(number(range, "y2"));
    Element end = all(svg, "line", "range").get(1);
    assertThat((number(end, "y1") + number(end, "y2")) / 2).isCloseTo(observed, within(PLACES));
    assertThat(Math.abs(number(end, "y2") - number(end, "y1"))).isBetween(4.0, 10.0);
    // Letters of eleven pixels stand on their baseline.
    assertThat(number(text(svg, "observé"), "y") - observed).isBetween(2.0, 6.0);
    assertThat(number(text(svg, "redressé"), "y") - observed).isBetween(16.0, 26.0);
    assertThat(number(text(svg, "–"), "y")).isEqualTo(number(text(svg, "redressé"), "y"));
    double left = ticks(svg).get(0);
    assertThat(number(text(svg, "–"), "x")).isBetween(left, left + 10);
    assertThat(number(text(svg, "observé"), "x")).isZero();
    double bottom = grid(svg).stream().mapToDouble(line -> line[2]).max().orElseThrow();
    assertThat(bottom).isGreaterThan(number(text(svg, "redressé"), "y"));
    assertThat(number(text(svg, "-20"), "y")).isBetween(bottom + 8, number(svg, "height"));
    assertThat(svg.getAttribute("viewBox"))
        .isEqualTo("0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    assertThat(ticks(svg).get(4)).isLessThan(number(svg, "width"));
    assertThat(svg.getAttribute("aria-label"))
        .isEqualTo("Un titre – publié 5, observé 30, redressé –");
  }

  /** Of 18 letters: they take the width of the chart, and a row above their figure. */
  @Test
  void long_names_stand_above() {
    Element svg =
        drawn(
            AXIS,
            mark(Form.OBSERVED, "Communauté d'aggl.", "30", 30.0, null, null),
            mark(Form.ADJUSTED, "", "40", 40.0, null, null),
            mark(Form.OBSERVED, "Commune", "50", 50.0, null, null));
    List<Element> circles = all(svg, "circle", "");
    double first = number(circles.get(0), "cy");
    double name = number(text(svg, "Communauté d'aggl."), "y");
    assertThat(first - name).isBetween(8.0, 20.0);
    double adjusted = centre(all(svg, "polygon", "hollow").get(0))[1];
    assertThat(adjusted - first).isBetween(14.0, 22.0);
    assertThat(number(text(svg, "Commune"), "y")).isGreaterThan(adjusted);
    assertThat(number(circles.get(1), "cy")).isGreaterThan(number(text(svg, "Commune"), "y"));
    assertThat(ticks(svg).get(0)).isLessThan(10);
    Element beside = drawn(AXIS, mark(Form.OBSERVED, "Communauté d'agg.", "30", 30.0, null, null));
    assertThat(ticks(beside).get(0)).isGreaterThan(100);
    assertThat(number(beside, "height")).isLessThan(number(svg, "height"));
  }

  /** A normal interval of a share may end below zero: no share does. */
  @Test
  void what_the_axis_does_not_reach_ends_with_it() {
    Element svg =
        drawn(
            new Axis(0, 1, "0", "50", "100"),
            mark(Form.OBSERVED, "observé", "2 %", 0.02, -0.03, 1.07));
    Element range = all(svg, "line", "range").get(0);
    assertThat(number(range, "x1")).isEqualTo(ticks(svg).get(0));
    assertThat(number(range, "x2")).isEqualTo(ticks(svg).get(4));
  }

  @Test
  void parts_of_a_bar_are_as_wide_as_their_share() {
    Element svg =
        parsed(
            Drawing.svg(
                new Distribution(
                    "Un titre",
                    List.of("Oui", "Non", "Sans réponse"),
                    List.of(
                        new Bar(
                            "observé",
                            List.of(
                                new Part("50 %", 0.5, Tone.COUNTED),
                                new Part("45 %", 0.45, Tone.FIRST),
                                new Part("5 %", 0.05, Tone.SILENT))),
                        new Bar(
                            "redressé",
                            List.of(
                                new Part("20 %", 0.2, Tone.COUNTED),
                                new Part("0 %", 0, Tone.FIRST),
                                new Part("80 %", 0.8, Tone.SILENT)))))));
    double width = number(svg, "width");
    List<Element> parts = all(svg, "rect", "");
    assertThat(parts).hasSize(6);
    double[] shares = {0.5, 0.45, 0.05, 0.2, 0, 0.8};
    for (int bar = 0; bar < 2; bar++) {
      double from = 0;
      for (int i = 3 * bar; i < 3 * bar + 3; i++) {
        assertThat(number(parts.get(i), "x")).isCloseTo(from, within(PLACES));
        assertThat(number(parts.get(i), "width")).isCloseTo(shares[i] * width, within(PLACES));
        assertThat(number(parts.get(i), "y")).isEqualTo(number(parts.get(3 * bar), "y"));
        from += shares[i] * width;
      }
    }
    double top = number(parts.get(0), "y");
    double height = number(parts.get(0), "height");
    double second = number(parts.get(3), "y");
    assertThat(number(text(svg, "observé"), "y")).isBetween(8.0, top);
    assertThat(number(text(svg, "redressé"), "y")).isBetween(top + height + 8, second);
    assertThat(second + height).isLessThanOrEqualTo(number(svg, "height"));
    Element label = text(svg, "45 %");
    assertThat(label.getAttribute("text-anchor")).isEqualTo("middle");
    assertThat(number(label, "x")).isCloseTo((0.5 + 0.225) * width, within(PLACES));
    assertThat(number(label, "y")).isBetween(top + 8, top + height);
    assertThat(svg.getTextContent()).as("too narrow for a label").doesNotContain("5 %0");
    assertThat(all(svg, "text", "").stream().map(Element::getTextContent))
        .containsExactlyInAnyOrder("observé", "redressé", "50 %", "45 %", "20 %", "80 %");
    assertThat(svg.getAttribute("aria-label"))
        .isEqualTo(
            "Un titre – observé (Oui 50 %, Non 45 %, Sans réponse 5 %),"
                + " redressé (Oui 20 %, Non 0 %, Sans réponse 80 %)");
  }

  private static Element told(Mark... marks) {
    return parsed(
        Drawing.svg(
            new Intervals(
                "Un titre", new Axis(0, 100, "0", "50", "100"), List.of(), List.of(marks), true)));
  }

  /** From 20 to 60 of 100: clear if the head of an arrow ends a full line. */
  @Test
  void two_waves_are_joined_by_what_is_known_of_the_change() {
    Mark before = mark(Form.EARLIER, "", "20 %", 20.0, 15.0, 25.0);
    for (Form form : List.of(Form.RISE, Form.FALL, Form.STEADY, Form.OBSERVED)) {
      Element svg =
          told(Mark.title("Une charte"), before, mark(form, "", "60 %", 60.0, 50.0, 70.0));
      List<Element> joins = all(svg, "line", "join");
      joins.addAll(all(svg, "line", "join unsure"));
      assertThat(joins).as(form.name()).hasSize(form == Form.OBSERVED ? 0 : 1);
      assertThat(all(svg, "polygon", "solid"))
          .hasSize(form == Form.RISE || form == Form.FALL ? 1 : 0);
      Element ring = all(svg, "circle", "hollow").get(0);
      double start = ticks(svg).get(0);
      double end = ticks(svg).get(4);
      assertThat(number(ring, "cx")).isCloseTo(start + 0.2 * (end - start), within(PLACES));
      for (Element join : joins) {
        assertThat(join.getAttribute("class").equals("join")).isEqualTo(form != Form.STEADY);
        assertThat(number(join, "x1")).isEqualTo(number(ring, "cx"));
        assertThat(number(join, "y1")).isEqualTo(number(ring, "cy"));
        assertThat(number(join, "x2")).isCloseTo(start + 0.6 * (end - start), within(PLACES));
        assertThat(number(join, "y2")).isGreaterThan(number(join, "y1") + 10);
      }
    }
  }

  /** A line has room for some fifty letters: 80 take two, above the figure that they name. */
  @Test
  void told_charts_have_names_above_and_values_beside() {
    String name =
        "Réunions de l'organe délibératif de la collectivité retransmises en ligne, ou non";
    Element svg =
        told(
            Mark.title(name),
            mark(Form.OBSERVED, "Sa réponse : Oui", "42,6 %", 42.6, 30.0, 56.0),
            mark(Form.MODELLED, "", "secret", null, null, null));
    List<Element> names = all(svg, "text", "name");
    assertThat(names).hasSize(2);
    assertThat(names.get(0).getTextContent() + " " + names.get(1).getTextContent()).isEqualTo(name);
    double middle = number(all(svg, "circle", "solid").get(0), "cy");
    double own = number(text(svg, "Sa réponse : Oui"), "y");
    assertThat(number(names.get(1), "y")).isLessThan(own);
    assertThat(own).isLessThan(middle);
    assertThat(number(text(svg, "42,6 %"), "y") - middle).isBetween(2.0, 6.0);
    assertThat(number(text(svg, "42,6 %"), "x")).isEqualTo(number(svg, "width"));
    assertThat(number(text(svg, "secret"), "y")).isGreaterThan(middle + 10);
    double right = ticks(svg).get(4);
    assertThat(right).isLessThan(number(svg, "width") - 30);
    assertThat(svg.getAttribute("aria-label"))
        .isEqualTo("Un titre – " + name + ", Sa réponse : Oui 42,6 %, secret");
  }

  /** By WCAG's contrast of 4.5 at least, by day and by night. */
  @ParameterizedTest
  @EnumSource(Tone.class)
  void labels_can_be_read_on_every_tone(Tone tone) {
    String sheet = Resource.text("report.css");
    String night = sheet.substring(sheet.indexOf("prefers-color-scheme: dark"));
    String name = tone.name().toLowerCase(Locale.ROOT);
    String variable =
        group("[.]tone[.]" + name + " [{] fill: var[(](--[a-z0-9]+)[)]", sheet).orElseThrow();
    String label = "on-" + name + "(?=[ ,])[^{]*[{] fill: (#[0-9a-f]+)";
    String byDay = group(variable + ": (#[0-9a-f]+)", sheet).orElseThrow();
    String ofDay = group(label, sheet).orElseThrow();
    assertThat(contrast(luminance(byDay), luminance(ofDay))).as("day").isGreaterThan(4.5);
    String byNight = group(variable + ": (#[0-9a-f]+)", night).orElse(byDay);
    String ofNight = group(label, night).orElse(ofDay);
    assertThat(contrast(luminance(byNight), luminance(ofNight))).as("night").isGreaterThan(4.5);
    assertThat(Drawing.swatch(tone)).contains("class=\"tone " + name + "\"");
  }

  private static Optional<String> group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  /** Relative luminance of #rrggbb or #rgb, by WCAG 2.2. */
  private static double luminance(String colour) {
    String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
    double[] factors = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      double channel = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum +=
          factors[i]
              * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void a_key_shows_the_form_alone() {
    for (Form form : Form.values()) {
      Element symbol = parsed(Drawing.symbol(form));
      assertThat(symbol.getAttribute("aria-hidden")).isEqualTo("true");
      int shapes = all(symbol, "circle", "").size() + all(symbol, "polygon", "").size();
      assertThat(shapes).isEqualTo(1);
    }
    assertThat(centre(all(parsed(Drawing.symbol(Form.ADJUSTED)), "polygon", "hollow").get(0)))
        .containsExactly(7, 7);
  }
}
