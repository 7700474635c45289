package fr.barometre.report;

import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Details;
import fr.barometre.report.Block.Distribution;
import fr.barometre.report.Block.Figure;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Mapped;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Side;
import fr.barometre.report.Block.Table;
import fr.barometre.wording.OutText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result laid out for people: the same content as plain text, as Markdown or as HTML. */
public final class Report {

  private final Language language;

  /** Laid out when they are asked for: the page of an edition needs none. */
  private final Supplier<List<Block>> blocks;

  private final Optional<Infographic> infographic;

  private Report(Language language, List<Block> blocks) {
    this(language, () -> blocks, Optional.empty());
  }

  private Report(
      Language language, Supplier<List<Block>> blocks, Optional<Infographic> infographic) {
    this.language = language;
    this.blocks = blocks;
    this.infographic = infographic;
  }

  /**
   * The report of an indicator.
   *
   * @param result the indicator
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(IndicatorResult result, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new IndicatorPage(language).blocks(result));
  }

  /**
   * The report of an edition: its indicators by panel, then their flags. As HTML it is an
   * infographic: who answered beside the frame, all figures at a glance, a tile for each indicator.
   *
   * @param report the edition
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(BarometreReport report, Locale locale) {
    Language language = new Language(locale);
    return new Report(
        language,
        () -> new EditionPage(language).blocks(report),
        Optional.of(new Infographic(language, report)));
  }

  /**
   * The report of a comparison: a collectivité's own answers beside its peers' figures.
   *
   * @param comparison the comparison
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(PeerComparison comparison, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new ComparisonPage(language).blocks(comparison));
  }

  /**
   * The report of modelled figures: one row an area, which says that it is modelled.
   *
   * @param result the modelled figures
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(ModelledResult result, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new ModelPage(language).blocks(result));
  }

  /**
   * The report of the modelled figures of an edition, one indicator after the other.
   *
   * @param results modelled figures, one or more
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(List<ModelledResult> results, Locale locale) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a report needs the modelled figures of an indicator");
    }
    Language language = new Language(locale);
    return new Report(language, new ModelPage(language).blocks(results));
  }

  /**
   * The report of a change: how one indicator moved between two waves, and why.
   *
   * @param change the change
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(Change change, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new ChangePage(language).blocks(change));
  }

  /**
   * The report of the changes of an edition: one row an indicator, then those that are not
   * compared, and the flags.
   *
   * @param change the changes
   * @param locale language of the report: French for any French locale, else English
   * @return the report
   */
  public static Report of(EditionChange change, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new ChangePage(language).blocks(change));
  }

  /**
   * The figures of an edition as sentences that can be printed as they are: the question's wording,
   * the figure, of whom, its interval, base and dates, and what has to be said with it.
   *
   * @param report the edition
   * @param locale French for any French locale, else English
   * @return a report of one list, in the questionnaire's order
   */
  public static Report keyFigures(BarometreReport report, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new Quotable(language).sentences(report));
  }

  /**
   * The method sheet of an edition: the eleven items that AAPOR asks to be disclosed with survey
   * results (Code of Professional Ethics and Practices, revised 2021, III.A), as far as the
   * answers, the frame and the questionnaire tell them; the others say that they are to be
   * completed.
   *
   * @param report the edition
   * @param locale French for any French locale, else English
   * @return a report of eleven sections
   */
  public static Report methodSheet(BarometreReport report, Locale locale) {
    Language language = new Language(locale);
    return new Report(language, new Quotable(language).methodSheet(report));
  }

  /**
   * The charts of an indicator as one SVG file: its figures, its answers and its breakdowns, those
   * by département or région as a map, with title, base, dates and source inside.
   *
   * @param result the indicator
   * @param locale French for any French locale, else English
   * @return SVG, to be written in UTF-8
   */
  public static String picture(IndicatorResult result, Locale locale) {
    return new Picture(new Language(locale)).of(result);
  }

  /**
   * The map of modelled figures as one SVG file, with legend, title, dates and source inside.
   *
   * @param result modelled figures by département or by région
   * @param locale French for any French locale, else English
   * @return SVG, to be written in UTF-8
   * @throws IllegalArgumentException if they are of another dimension, of which there is no map
   */
  public static String picture(ModelledResult result, Locale locale) {
    return new Picture(new Language(locale)).of(result);
  }

  /**
   * All shares of an edition on one scale, as one SVG file with title, dates and source inside.
   *
   * @param report the edition
   * @param locale French for any French locale, else English
   * @return SVG, to be written in UTF-8
   */
  public static String picture(BarometreReport report, Locale locale) {
    return new Picture(new Language(locale)).of(report);
  }

  /**
   * The change of an indicator as one SVG file: both waves with their intervals, joined if they can
   * be compared, with title, bases, dates and source inside.
   *
   * @param change the change
   * @param locale French for any French locale, else English
   * @return SVG, to be written in UTF-8
   */
  public static String picture(Change change, Locale locale) {
    return new Picture(new Language(locale)).of(change);
  }

  /**
   * The changes of an edition as one SVG file: rises, falls, and what chance may explain, each
   * share with both waves.
   *
   * @param change the changes
   * @param locale French for any French locale, else English
   * @return SVG, to be written in UTF-8
   */
  public static String picture(EditionChange change, Locale locale) {
    return new Picture(new Language(locale)).of(change);
  }

  /**
   * A collectivité beside its peers as one SVG file: its score, and each share of its peers with
   * its own answer.
   *
   * @param comparison the comparison
   * @param locale French for any French locale, else English
   * @return SVG, to be written in UTF-8
   */
  public static String picture(PeerComparison comparison, Locale locale) {
    return new Picture(new Language(locale)).of(comparison);
  }

  /**
   * The report as plain text, with aligned columns.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    return language.typeset(said().map(Report::text).collect(Collectors.joining("\n")));
  }

  /**
   * The report as Markdown, with GitHub's tables.
   *
   * @return lines, each ended by a line feed
   */
  public String markdown() {
    return language.typeset(said().map(Report::markdown).collect(Collectors.joining("\n")));
  }

  /**
   * The report as an HTML page that stands alone: no script, no other file. It has charts, each
   * with its data in words and in a table, reads without colours and prints on A4.
   *
   * @return the page, in UTF-8
   */
  public String html() {
    Html html = new Html(language);
    return infographic
        .map(i -> html.page(i.title(), i.content()))
        .orElseGet(() -> html.page(blocks.get()));
  }

  /**
   * The report as a piece of HTML for a page that others write, such as a notebook's.
   *
   * @return an element with its own style
   */
  public String fragment() {
    Html html = new Html(language);
    return infographic
        .map(i -> html.fragment(i.content()))
        .orElseGet(() -> html.fragment(blocks.get()));
  }

  /** All but what is drawn, and titles that nothing stands under. */
  private Stream<Block> said() {
    Deque<Block> said = new ArrayDeque<>();
    List<Block> all = blocks.get().stream().flatMap(Report::said).toList();
    for (int i = all.size() - 1; i >= 0; i--) {
      boolean empty =
          all.get(i) instanceof Heading title
              && (said.isEmpty()
                  || (said.peek() instanceof Heading next && next.depth() <= title.depth()));
      if (!empty) {
        said.push(all.get(i));
      }
    }
    return said.stream();
  }

  /** The blocks that are more than a drawing, in one row. */
  private static Stream<Block> said(Block block) {
    if (block instanceof Intervals || block instanceof Distribution || block instanceof Mapped) {
      return Stream.empty();
    }
    if (block instanceof Group group) {
      return group.place() == Place.GUIDE
          ? Stream.empty()
          : group.blocks().stream().flatMap(Report::said);
    }
    if (block instanceof Details details) {
      return details.blocks().stream().flatMap(Report::said);
    }
    if (block instanceof Table table) {
      return Stream.of(table.said());
    }
    return block instanceof Figure figure
        ? Stream.of(new Paragraph((figure.value() + " " + figure.of()).strip()))
        : Stream.of(block);
  }

  private static String text(Block block) {
    if (block instanceof Heading heading) {
      char line = heading.depth() == 1 ? '=' : '-';
      return heading.text() + "\n" + String.valueOf(line).repeat(width(heading.text())) + "\n";
    }
    if (block instanceof Bullets bullets) {
      return bullets.items().stream().map(i -> "* " + i + "\n").collect(Collectors.joining());
    }
    if (block instanceof Flags flags) {
      return flags.flags().stream()
          .map(f -> "* " + f.mark() + flags.separator() + f.sentence() + "\n")
          .collect(Collectors.joining());
    }
    if (block instanceof Table table) {
      return textTable(table);
    }
    return ((Paragraph) block).text() + "\n";
  }

  private static String textTable(Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(Column::header).toList());
    lines.addAll(table.rows());
    int[] widths = new int[table.columns().size()];
    for (List<String> line : lines) {
      for (int j = 0; j < widths.length; j++) {
        widths[j] = Math.max(widths[j], width(line.get(j)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder row = new StringBuilder();
      for (int j = 0; j < widths.length; j++) {
        String cell = lines.get(i).get(j);
        String pad = " ".repeat(widths[j] - width(cell));
        row.append(j == 0 ? "" : "  ")
            .append(table.columns().get(j).side() == Side.RIGHT ? pad + cell : cell + pad);
      }
      text.append(row.toString().stripTrailing()).append('\n');
      if (i == 0) {
        for (int j = 0; j < widths.length; j++) {
          text.append(j == 0 ? "" : "  ").append("-".repeat(widths[j]));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String markdown(Block block) {
    if (block instanceof Heading heading) {
      return "#".repeat(heading.depth()) + " " + escape(heading.text()) + "\n";
    }
    if (block instanceof Bullets bullets) {
      return bullets.items().stream()
          .map(i -> "- " + escape(i) + "\n")
          .collect(Collectors.joining());
    }
    if (block instanceof Flags flags) {
      return flags.flags().stream()
          .map(f -> "- " + escape(f.mark() + flags.separator() + f.sentence()) + "\n")
          .collect(Collectors.joining());
    }
    if (block instanceof Table table) {
      StringBuilder text = new StringBuilder();
      text.append(row(table.columns().stream().map(Column::header).toList()));
      text.append(
          table.columns().stream()
              .map(c -> c.side() == Side.RIGHT ? "---:" : "---")
              .collect(Collectors.joining("|", "|", "|\n")));
      table.rows().forEach(row -> text.append(row(row)));
      return text.toString();
    }
    return escape(((Paragraph) block).text()) + "\n";
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Report::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Labels are data: nothing in them may read as Markdown or HTML, or break a table. */
  private static String escape(String text) {
    return OutText.shown(text.replaceAll("[\\r\\n]+", " "))
        .replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
  }

  @Override
  public String toString() {
    return text();
  }
}
