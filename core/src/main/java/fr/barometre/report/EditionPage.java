package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Card;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Panel;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Language.Noun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The layout of a whole edition: a table a panel, then what the flags say. */
final class EditionPage {

  private static final Label NO_PANEL = Label.of("Hors panneau", "Outside any panel");

  private static final Noun ACCEPTED =
      new Noun("ligne retenue", "lignes retenues", "row accepted", "rows accepted");
  private static final Noun REJECTED = new Noun("refusée", "refusées", "rejected", "rejected");
  private static final Noun READ = new Noun("lue", "lues", "read", "read");
  private static final Noun RESPONDENTS =
      new Noun("répondant", "répondants", "respondent", "respondents");

  private static final int WAVE_COLUMN = 1;

  private final Language in;
  private final Charts charts;
  private final IndicatorPage indicator;
  private final WaveText waves;
  private final ReadingSection reading;

  EditionPage(Language language) {
    this.in = language;
    this.charts = new Charts(language);
    this.indicator = new IndicatorPage(language);
    this.waves = new WaveText(language);
    this.reading = new ReadingSection(language);
  }

  List<Block> blocks(BarometreReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, in.say(report.edition().title())));
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
    waves.collection(report).map(Paragraph::new).ifPresent(blocks::add);
    report.indicators().stream()
        .limit(1)
        .map(first -> indicator.provenance(first.provenance()))
        .forEach(blocks::add);
    boolean ofSeveral = ofSeveralWaves(report);
    for (fr.barometre.api.questionnaire.Panel panel : report.edition().panels()) {
      panel(blocks, panel.label(), indicators(report, panel.code()), ofSeveral);
    }
    panel(blocks, NO_PANEL, indicators(report, ""), ofSeveral);
    flags(blocks, report);
    blocks.addAll(reading.blocks(report));
    return blocks;
  }

  /** Whether the figures are not all of the same waves, so that each must say which. */
  private static boolean ofSeveralWaves(BarometreReport report) {
    return report.indicators().stream().anyMatch(r -> !r.byWave().isEmpty() || r.isPooled())
        || report.indicators().stream().map(IndicatorResult::waves).distinct().count() > 1;
  }

  private static List<IndicatorResult> indicators(BarometreReport report, String panel) {
    return report.indicators().stream().filter(r -> r.indicator().panel().equals(panel)).toList();
  }

  private void panel(
      List<Block> blocks, Label title, List<IndicatorResult> results, boolean ofSeveral) {
    if (!results.isEmpty()) {
      blocks.add(
          new Panel(
              new Heading(2, in.say(title)),
              table(results, ofSeveral),
              results.stream().map(this::card).toList()));
    }
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

  private Card card(IndicatorResult result) {
    List<Block> pictures = new ArrayList<>();
    for (IndicatorResult earlier : result.byWave()) {
      if (!earlier.waves().equals(result.waves())) {
        pictures.add(
            new Paragraph(
                waves.labels(earlier.waves())
                    + in.say(" : ", ": ")
                    + figures(unpublished(earlier))));
      }
    }
    pictures.add(
        new Paragraph(
            (result.byWave().isEmpty() && !result.isPooled()
                    ? ""
                    : waves.labels(result.waves())
                        + (result.isPooled() ? in.say(" confondues", " pooled") : "")
                        + in.say(" : ", ": "))
                + figures(result)));
    pictures.add(charts.figures(result));
    charts
        .distribution(in.say(result.indicator().label()), result.modalities())
        .ifPresent(pictures::add);
    return new Card(
        in.say(result.indicator().label()),
        pictures,
        new Flags(
            in.say(" : ", ": "),
            result.flags().stream()
                .filter(f -> f.severity() != Severity.INFO)
                .map(f -> new Flagged(f.code(), f.severity(), in.mark(f), in.say(f.sentence())))
                .toList()),
        in.say("Données", "Data"),
        result.modalities().isEmpty()
            ? indicator.figures(result)
            : indicator.modalities(result.modalities()));
  }

  /** The figures of an indicator in one line. */
  private String figures(IndicatorResult result) {
    return result
            .indicator()
            .publishedPercent()
            .map(p -> in.say("publié ", "published ") + in.printed(p) + " · ")
            .orElse("")
        + in.say("observé ", "observed ")
        + figure(result.observed())
        + " · "
        + in.say("redressé ", "adjusted ")
        + figure(result.adjusted())
        + " · n = "
        + in.base(result.observed());
  }

  private String figure(Estimate estimate) {
    return in.value(estimate)
        + (estimate.interval().isPresent() ? " " + in.interval(estimate) : "");
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
    Map<FlagCode, Set<String>> where = new TreeMap<>();
    for (IndicatorResult result : report.indicators()) {
      for (Flag flag : flags(result)) {
        worst.merge(flag.code(), flag, (a, b) -> b.severity().compareTo(a.severity()) > 0 ? b : a);
        where
            .computeIfAbsent(flag.code(), c -> new LinkedHashSet<>())
            .add(result.indicator().code());
      }
    }
    if (worst.isEmpty()) {
      return;
    }
    blocks.add(new Heading(2, in.say("Réserves", "Flags")));
    blocks.add(
        new Paragraph(
            in.say(
                "! à noter, !! attention, !!! grave. Pour chaque réserve : sa forme la plus grave,"
                    + " puis les indicateurs concernés.",
                "! notice, !! warning, !!! severe. For each flag: its most severe form, then the"
                    + " indicators concerned.")));
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
                            in.say(flag.sentence())
                                + " "
                                + in.say(flag.advice())
                                + " ("
                                + concerned(where.getOrDefault(flag.code(), Set.of()), report)
                                + ")"))
                .toList()));
  }

  private String concerned(Set<String> codes, BarometreReport report) {
    return codes.size() > 1 && codes.size() == report.indicators().size()
        ? in.say("tous les indicateurs", "all indicators")
        : String.join(", ", codes);
  }
}
