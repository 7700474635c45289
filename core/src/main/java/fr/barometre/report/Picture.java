package fr.barometre.report;

import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Charts as one SVG file for a slide or an article: title, charts, and below them what was counted,
 * when, and the source. Colours are written out, since few programs that make PNG of SVG know style
 * sheets of pages.
 */
final class Picture {

  private static final Pattern SIZE =
      Pattern.compile("<svg class=\"chart\"[^>]* width=\"(\\d+)\" height=\"(\\d+)\"");

  private static final int MARGIN = 16;
  private static final int TITLE = 34;
  private static final int LINE = 15;

  /** Characters of small text in a hundred units of width. */
  private static final double LETTERS = 17;

  private static final Pattern RULE =
      Pattern.compile(
          "(?m)^[.]barometre (?:[.]chart"
              + " )?(text[.]on.*|[.](?:grid|range|band|solid|hollow|tone|area|hatching|q\\d|secret|nothing)\\b.*)$");

  private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9]+): (#[0-9a-f]+)");

  private static final String TEXTS =
      "text { font: 11px system-ui, \"DejaVu Sans\", sans-serif; fill: #161616; }\n"
          + ".title { font-size: 15px; font-weight: bold; }\n"
          + ".name { font-size: 12px; }\n"
          + ".small { font-size: 10px; fill: #4a5560; }\n";

  /** The rules of the page's charts, with the colours of the day in place of their names. */
  private static String style() {
    String sheet = Resource.text("report.css");
    String day = sheet.substring(0, sheet.indexOf("@media"));
    String rules =
        RULE.matcher(day)
            .results()
            .map(rule -> rule.group(1).replace(".barometre .chart ", ""))
            .collect(Collectors.joining("\n"));
    for (MatchResult colour : COLOUR.matcher(day).results().toList()) {
      rules = rules.replace("var(" + colour.group(1) + ")", colour.group(2));
    }
    return "<style>\n" + TEXTS + rules + "\n</style>\n";
  }

  private final Language in;
  private final WaveText waves;

  Picture(Language language) {
    this.in = language;
    this.waves = new WaveText(language);
  }

  /** The figure of an indicator, its answers, and its breakdowns. */
  String of(IndicatorResult result) {
    Charts charts = new Charts(in);
    List<String> drawn = new ArrayList<>(List.of(Drawing.svg(charts.figures(result))));
    List<String> said = new ArrayList<>();
    charts
        .distribution(result)
        .ifPresent(
            chart -> {
              drawn.add(Drawing.svg(chart));
              said.add(String.join(" · ", chart.legend()));
            });
    for (Block block : new IndicatorPage(in).breakdowns(result)) {
      if (block instanceof Block.Intervals chart) {
        drawn.add(Drawing.svg(chart));
      } else if (block instanceof Block.Mapped mapped) {
        drawn.addAll(map(mapped.map()));
        said.add(in.say(AreaMap.source()));
      }
    }
    said.add(marks());
    said.add(
        "n = "
            + in.base(result.observed())
            + ". "
            + waves.collection(result).map(text -> text + " ").orElse("")
            + source(Optional.of(result.provenance())));
    return file(in.say(result.indicator().label()), drawn, said);
  }

  /** All figures of an edition on one scale. */
  String of(BarometreReport report) {
    Infographic page = new Infographic(in, report);
    return file(
        in.say(report.edition().title()),
        List.of(page.dots()),
        List.of(
            marks(),
            waves.collection(report).map(text -> text + " ").orElse("")
                + source(
                    report.indicators().stream().map(IndicatorResult::provenance).findFirst())));
  }

  /** The map of modelled figures. */
  String of(ModelledResult result) {
    AreaMap map =
        AreaMap.of(in, result)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no map of " + result.dimension() + "; expected DEPARTEMENT or REGION"));
    return file(
        map.title(),
        map(map),
        List.of(
            in.say(
                "Chiffres modélisés, et non comptés, en %.", "Modelled figures, not counts, in %."),
            (result.waves().isEmpty() ? "" : waves.collected(result.waves()) + ". ")
                + source(Optional.of(result.provenance())),
            in.say(AreaMap.source())));
  }

  private static List<String> map(AreaMap map) {
    return List.of(MapDrawing.svg(map), MapDrawing.legend(map));
  }

  private String marks() {
    return in.say(
        "● observé ; ◇ redressé, avec son intervalle ; ▲ publié",
        "● observed; ◇ adjusted, with its interval; ▲ published");
  }

  private String source(Optional<Provenance> provenance) {
    return provenance
        .map(
            p ->
                in.say("Source : ", "Source: ")
                    + String.join(", ", p.answers())
                    + in.say(" ; redressement : ", "; weighting: ")
                    + in.say(p.weighting())
                    + ".")
        .orElse("");
  }

  private static String file(String title, List<String> charts, List<String> said) {
    int width = 0;
    StringBuilder drawn = new StringBuilder();
    int y = MARGIN;
    for (String chart : charts) {
      width = Math.max(width, size(chart, 1));
    }
    List<String> heading = lines(title, width * 0.62);
    y += LINE * heading.size() + TITLE - LINE;
    for (String chart : charts) {
      drawn
          .append("<g transform=\"translate(")
          .append(MARGIN)
          .append(' ')
          .append(y)
          .append(")\">")
          .append(chart)
          .append("</g>\n");
      y += size(chart, 2) + LINE;
    }
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < heading.size(); i++) {
      text(texts, "title", MARGIN + LINE * (i + 1), heading.get(i));
    }
    for (String text : said) {
      for (String line : lines(text, width)) {
        text(texts, "small", y, line);
        y += LINE;
      }
    }
    int whole = width + 2 * MARGIN;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
        + whole
        + "\" height=\""
        + y
        + "\" viewBox=\"0 0 "
        + whole
        + " "
        + y
        + "\" role=\"img\" aria-label=\""
        + Html.escape(title)
        + "\">\n"
        + style()
        + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        + texts
        + drawn
        + "</svg>\n";
  }

  private static void text(StringBuilder svg, String style, int y, String text) {
    svg.append("<text class=\"")
        .append(style)
        .append("\" x=\"")
        .append(MARGIN)
        .append("\" y=\"")
        .append(y)
        .append("\">")
        .append(Html.escape(text))
        .append("</text>\n");
  }

  private static int size(String chart, int group) {
    Matcher size = SIZE.matcher(chart);
    if (!size.find()) {
      throw new IllegalStateException("a chart without size");
    }
    return Integer.parseInt(size.group(group));
  }

  /** A text in lines of some width. */
  private static List<String> lines(String text, double width) {
    int most = (int) Math.max(20, width * LETTERS / 100);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
