package fr.barometre.report;

import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.Provenance;
import fr.barometre.report.Block.Keyed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
              + " )?(text[.]on.*|[.](?:grid|range|band|solid|hollow|tone|guess|join|area|hatching|q\\d"
              + "|secret|nothing)\\b.*)$");

  private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9]+): (#[0-9a-f]+)");

  private static final String TEXTS =
      """
      text { font: 11px system-ui, "DejaVu Sans", sans-serif; fill: #161616; }
      .title { font-size: 15px; font-weight: bold; }
      .head { font-size: 13px; font-weight: bold; }
      .name { font-size: 12px; }
      .small { font-size: 10px; fill: #4a5560; }
      """;

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
    List<String> drawn = new ArrayList<>();
    List<Block.Mark> marks = new ArrayList<>();
    List<String> said = new ArrayList<>();
    List<Block> blocks = new ArrayList<>(charts.pictures(result));
    blocks.addAll(new IndicatorPage(in).breakdowns(result));
    for (Block block : blocks) {
      if (block instanceof Block.Intervals chart) {
        drawn.add(Drawing.svg(chart));
        marks.addAll(chart.marks());
      } else if (block instanceof Block.Distribution chart) {
        drawn.add(Drawing.svg(chart));
        said.add(String.join(" · ", chart.legend()));
      } else if (block instanceof Block.Mapped mapped) {
        drawn.addAll(map(mapped.map()));
        said.add(in.say(AreaMap.source()));
      }
    }
    said.add(key(charts.key(marks)));
    said.add(
        "n = "
            + in.base(result.observed())
            + ". "
            + waves.collectionAlone(result).map(text -> text + " ").orElse("")
            + source(result.provenance()));
    return file(in.say(result.indicator().label()), drawn, said);
  }

  /** All figures of an edition on one scale. */
  String of(BarometreReport report) {
    Infographic page = new Infographic(in, report);
    return file(
        in.say(report.edition().title()),
        List.of(page.dots()),
        List.of(
            key(page.key()),
            sizes(report.indicators().stream().map(IndicatorResult::observed)),
            waves.collection(report).map(text -> text + " ").orElse("")
                + report.indicators().stream()
                    .limit(1)
                    .map(r -> source(r.provenance()))
                    .collect(Collectors.joining())));
  }

  /** Both waves of an indicator. */
  String of(Change change) {
    ChangePage page = new ChangePage(in);
    Block.Intervals chart = new Charts(in).change(change, page.waves(change));
    return file(
        page.title(change),
        List.of(Drawing.svg(chart)),
        List.of(
            page.moved(change) + ".",
            key(chart.key()),
            "n = "
                + in.base(change.before())
                + in.say(" puis ", ", then ")
                + in.base(change.after())
                + ". "
                + (change.waves().isEmpty() ? "" : waves.collected(change.waves()) + ". ")
                + page.source(List.of(change)).map(Block.Paragraph::text).orElse("")));
  }

  /** All changes of an edition, by direction. */
  String of(EditionChange change) {
    ChangePage page = new ChangePage(in);
    Charts charts = new Charts(in);
    List<Wave> both = page.both(change);
    List<String> names = both.stream().map(w -> in.say(w.label())).toList();
    List<String> drawn = new ArrayList<>();
    Set<Keyed> key = new LinkedHashSet<>();
    page.byDirection(change)
        .forEach(
            (title, moves) ->
                charts
                    .changes(in.say(title), moves, moves, names)
                    .ifPresent(
                        chart -> {
                          drawn.addAll(List.of(in.say(title), Drawing.svg(chart)));
                          key.addAll(chart.key());
                        }));
    List<String> said = new ArrayList<>(List.of(key(key)));
    said.add(sizes(change.changes().stream().flatMap(c -> Stream.of(c.before(), c.after()))));
    said.add(waves.collected(both) + ".");
    page.source(change.changes()).map(Block.Paragraph::text).ifPresent(said::add);
    change.edition().presentation().credits().map(in::say).ifPresent(said::add);
    return file(page.title(change), drawn, said);
  }

  /** A collectivité beside its peers. */
  String of(PeerComparison comparison) {
    ComparisonPage page = new ComparisonPage(in);
    Charts charts = new Charts(in);
    List<String> drawn = new ArrayList<>();
    comparison
        .score()
        .filter(s -> s.indicators() > 1)
        .ifPresent(
            s ->
                drawn.addAll(
                    List.of(
                        in.say(page.scored(comparison)),
                        Drawing.svg(
                            charts.score(
                                s,
                                in.say(page.scored(comparison)),
                                comparison.collectivite().name())))));
    Set<Keyed> key = new LinkedHashSet<>();
    page.byStanding(comparison)
        .forEach(
            (title, figures) ->
                charts
                    .peers(in.say(title), figures, figures, page.said(comparison))
                    .ifPresent(
                        chart -> {
                          drawn.addAll(List.of(in.say(title), Drawing.svg(chart)));
                          key.addAll(chart.key());
                        }));
    List<String> words = new ArrayList<>(List.of(key(key)));
    words.add(sizes(comparison.figures().stream().map(PeerFigure::peers)));
    words.addAll(page.who(comparison));
    words.add(source(comparison.provenance()));
    return file(page.title(comparison), drawn, words);
  }

  /** The legend of forms, in signs that texts have. */
  private String key(Collection<Keyed> key) {
    return key.stream()
        .map(k -> sign(k.form()) + " " + k.name())
        .collect(Collectors.joining(in.say(" ; ", "; ")));
  }

  private static String sign(Block.Form form) {
    return switch (form) {
      case PUBLISHED -> "▲";
      case OBSERVED, STEADY -> "●";
      case ADJUSTED -> "◇";
      case MODELLED -> "□";
      case OWN -> "■";
      case EARLIER -> "○";
      case RISE -> "▶";
      case FALL -> "◀";
    };
  }

  /** The smallest and the largest base of figures that are shown. */
  private String sizes(Stream<Estimate> figures) {
    LongSummaryStatistics bases =
        figures
            .filter(e -> !e.isSuppressed())
            .mapToLong(e -> e.base().orElse(0L))
            .summaryStatistics();
    if (bases.getCount() == 0) {
      return "";
    }
    return bases.getMin() == bases.getMax()
        ? "n = " + in.count(bases.getMin()) + "."
        : in.say("n : de ", "n: from ")
            + in.count(bases.getMin())
            + in.say(" à ", " to ")
            + in.count(bases.getMax())
            + in.say(" selon l’indicateur.", " by indicator.");
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
            sizes(Stream.of(result.national()))
                + " "
                + (result.waves().isEmpty() ? "" : waves.collected(result.waves()) + ". ")
                + source(result.provenance()),
            in.say(AreaMap.source())));
  }

  private static List<String> map(AreaMap map) {
    return List.of(MapDrawing.svg(map), MapDrawing.legend(map));
  }

  private String source(Provenance provenance) {
    return IndicatorPage.source(in, provenance).text();
  }

  private String file(String name, List<String> charts, List<String> said) {
    Html html = new Html(in);
    String title = html.typeset(name);
    int width = Drawing.WIDTH;
    StringBuilder drawn = new StringBuilder();
    int y = MARGIN;
    for (String chart : charts) {
      width = Math.max(width, isChart(chart) ? size(chart, 1) : 0);
    }
    List<String> heading = lines(title, width * 0.62);
    y += LINE * heading.size() + TITLE - LINE;
    StringBuilder texts = new StringBuilder();
    for (String chart : charts) {
      if (!isChart(chart)) {
        text(texts, "head", y + LINE / 2, chart);
        y += LINE;
        continue;
      }
      drawn
          .append("<g transform=\"translate(")
          .append(MARGIN)
          .append(' ')
          .append(y)
          .append(")\">")
          .append(html.typeset(chart))
          .append("</g>\n");
      y += size(chart, 2) + LINE;
    }
    for (int i = 0; i < heading.size(); i++) {
      text(texts, "title", MARGIN + LINE * (i + 1), heading.get(i));
    }
    for (String text : said) {
      for (String line : lines(html.typeset(text), width)) {
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

  /** Others are titles above the charts that follow. */
  private static boolean isChart(String text) {
    return text.startsWith("<svg");
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
    return Drawing.lines(text, (int) Math.max(20, width * LETTERS / 100));
  }
}
