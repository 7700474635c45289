package fr.barometre.report;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Language.Noun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The layout of a whole edition: a table a panel, then what the flags say. */
final class EditionPage {

  private static final Label NO_PANEL = Label.of("Autres indicateurs", "Other indicators");

  static final Noun ACCEPTED =
      new Noun("ligne retenue", "lignes retenues", "row accepted", "rows accepted");
  private static final Noun REJECTED = new Noun("refusée", "refusées", "rejected", "rejected");
  private static final Noun READ = new Noun("lue", "lues", "read", "read");
  private static final Noun RESPONDENTS =
      new Noun("répondant", "répondants", "respondent", "respondents");

  private static final Noun OTHERS =
      new Noun("autre indicateur", "autres indicateurs", "other indicator", "other indicators");

  private static final int WAVE_COLUMN = 1;

  private final Language in;
  private final IndicatorPage indicator;
  private final Headline headline;
  private final WaveText waves;
  private final ReadingSection reading;

  EditionPage(Language language) {
    this.in = language;
    this.indicator = new IndicatorPage(language);
    this.headline = new Headline(language);
    this.waves = new WaveText(language);
    this.reading = new ReadingSection(language);
  }

  List<Block> blocks(BarometreReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, in.say(report.edition().title())));
    blocks.add(new Paragraph(headline.who(report)));
    headline.caveat(report).map(Paragraph::new).ifPresent(blocks::add);
    boolean ofSeveral = ofSeveralWaves(report);
    for (Section section : sections(report)) {
      section(blocks, section, ofSeveral);
    }
    flags(blocks, report);
    blocks.addAll(reading.blocks(report));
    blocks.add(new Heading(2, in.say("Provenance", "Provenance")));
    blocks.add(
        new Paragraph(
            in.counted(report.counts().accepted(), ACCEPTED)
                + ", "
                + in.counted(report.counts().rejected(), REJECTED)
                + in.say(", sur ", ", of ")
                + in.counted(report.counts().read(), READ)
                + in.say(" ; ", "; ")
                + in.counted(report.counts().outsideFrame(), RESPONDENTS)
                + in.say(
                    " hors de la population de référence.", " outside the reference population.")));
    indicator.provenance(report.indicators()).ifPresent(blocks::add);
    return blocks;
  }

  /** Whether the figures are not all of the same waves, so that each must say which. */
  static boolean ofSeveralWaves(BarometreReport report) {
    return report.indicators().stream().anyMatch(r -> !r.byWave().isEmpty() || r.isPooled())
        || report.indicators().stream().map(IndicatorResult::waves).distinct().count() > 1;
  }

  /**
   * Indicators under one title.
   *
   * @param title of the panel; of the theme, where the questionnaire has no panels
   * @param printed the title that was published, where it is another
   * @param results at least one
   */
  record Section(Label title, Optional<Label> printed, List<IndicatorResult> results) {}

  static List<Section> sections(BarometreReport report) {
    Questionnaire edition = report.edition();
    List<Section> sections = new ArrayList<>();
    for (Panel panel : edition.panels()) {
      section(
          sections, report, panel.label(), panel.printed(), i -> i.panel().equals(panel.code()));
    }
    if (edition.panels().isEmpty()) {
      for (Theme theme : edition.themes()) {
        section(
            sections,
            report,
            theme.label(),
            Optional.empty(),
            i -> edition.question(i.question()).orElseThrow().theme().equals(theme.code()));
      }
    } else {
      section(sections, report, NO_PANEL, Optional.empty(), i -> i.panel().isEmpty());
    }
    return sections;
  }

  private static void section(
      List<Section> sections,
      BarometreReport report,
      Label title,
      Optional<Label> printed,
      Predicate<IndicatorDefinition> has) {
    List<IndicatorResult> results =
        report.indicators().stream().filter(r -> has.test(r.indicator())).toList();
    if (!results.isEmpty()) {
      sections.add(new Section(title, printed, results));
    }
  }

  private void section(List<Block> blocks, Section section, boolean ofSeveral) {
    blocks.add(new Heading(2, in.say(section.title())));
    blocks.add(table(section.results(), ofSeveral));
    section
        .results()
        .forEach(
            result -> {
              List<Block> parts = indicator.breakdowns(result);
              if (!parts.isEmpty()) {
                blocks.add(new Heading(3, in.say(result.indicator().label())));
                parts.stream().map(EditionPage::below).forEach(blocks::add);
              }
            });
  }

  /** A block of an indicator's page below the title of the indicator. */
  private static Block below(Block block) {
    return block instanceof Heading heading
        ? new Heading(heading.depth() + 2, heading.text())
        : block;
  }

  private Table table(List<IndicatorResult> results, boolean ofSeveral) {
    Table table =
        new Table(
            List.of(
                Column.text(in.say("Indicateur", "Indicator")),
                Column.text(in.say("Vague", "Wave")),
                Column.number(in.say("Publié", "Published")),
                Column.number(in.say("Observé", "Observed")),
                Column.number(in.say("Intervalle", "Interval")),
                Column.number(in.say("Redressé", "Adjusted")),
                Column.number(in.say("Intervalle", "Interval")),
                Column.number("n"),
                Column.text(in.say("Réserves", "Flags"))),
            results.stream().flatMap(this::rows).toList());
    return ofSeveral ? table : table.without(WAVE_COLUMN);
  }

  /** A row a wave; what was printed stands once, beside the latest. */
  private Stream<List<String>> rows(IndicatorResult result) {
    return result.byWave().isEmpty()
        ? Stream.of(row(result))
        : result.byWave().stream()
            .map(one -> row(one.waves().equals(result.waves()) ? one : unpublished(one)));
  }

  private static IndicatorResult unpublished(IndicatorResult result) {
    return IndicatorResult.builder()
        .from(result)
        .indicator(
            IndicatorDefinition.builder().from(result.indicator()).references(List.of()).build())
        .build();
  }

  private List<String> row(IndicatorResult result) {
    return List.of(
        in.say(result.indicator().label()),
        result.waves().isEmpty() ? "–" : waves.labels(result.waves()),
        result.indicator().publishedPercent().map(in::printed).orElse("–"),
        in.value(result.observed()),
        in.interval(result.observed()),
        in.value(result.adjusted()),
        in.interval(result.adjusted()),
        in.base(result.observed()),
        in.marks(result.flags().stream().filter(f -> f.severity() != Severity.INFO).toList()));
  }

  /** The flags of a figure; of each wave's, where there are several. */
  private static List<Flag> flags(IndicatorResult result) {
    return result.byWave().isEmpty()
        ? result.flags()
        : result.byWave().stream().flatMap(one -> one.flags().stream()).toList();
  }

  /** Each code once, with its most severe sentence and the indicators that carry it. */
  private void flags(List<Block> blocks, BarometreReport report) {
    Map<FlagCode, Flag> worst = new TreeMap<>();
    Map<FlagCode, Set<IndicatorResult>> where = new TreeMap<>();
    Map<FlagCode, IndicatorResult> example = new TreeMap<>();
    for (IndicatorResult result : report.indicators()) {
      for (Flag flag : flags(result)) {
        Flag known = worst.get(flag.code());
        if (known == null || flag.severity().compareTo(known.severity()) > 0) {
          worst.put(flag.code(), flag);
          example.put(flag.code(), result);
        }
        where.computeIfAbsent(flag.code(), c -> new LinkedHashSet<>()).add(result);
      }
    }
    if (worst.isEmpty()) {
      return;
    }
    blocks.add(new Heading(2, in.say("Réserves", "Flags")));
    blocks.add(
        new Paragraph(
            in.say(
                "Chaque réserve est dite une fois, pour l'indicateur où elle est la plus grave.",
                "Each flag is told once, for the indicator where it is most severe.")));
    blocks.add(
        new Flags(
            in.say(" : ", ": "),
            worst.values().stream()
                .map(
                    flag ->
                        new Flagged(
                            flag.code(),
                            flag.severity(),
                            in.mark(flag),
                            in.titled(requireNonNull(example.get(flag.code())).indicator().label())
                                + in.say(flag.sentence())
                                + " "
                                + in.say(flag.advice())
                                + others(where.getOrDefault(flag.code(), Set.of()).size() - 1)))
                .toList()));
  }

  private String others(int count) {
    return count == 0 ? "" : " (" + in.say("et ", "and ") + in.counted(count, OTHERS) + ")";
  }
}
