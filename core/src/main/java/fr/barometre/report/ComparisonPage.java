package fr.barometre.report;

import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The layout of a comparison: one row an indicator, then what the flags say. */
final class ComparisonPage {

  private static final int WAVE_COLUMN = 1;

  private final Language in;
  private final WaveText waves;
  private final ReadingSection reading;

  ComparisonPage(Language language) {
    this.in = language;
    this.waves = new WaveText(language);
    this.reading = new ReadingSection(language);
  }

  List<Block> blocks(PeerComparison comparison) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(
            1,
            comparison.collectivite().name()
                + in.say(" parmi ses semblables", " among its peers")));
    blocks.add(
        new Paragraph(
            in.say(
                "Chaque indicateur est comparé au plus petit groupe de collectivités semblables"
                    + " dont le chiffre est utilisable. Le groupe comprend la collectivité"
                    + " elle-même si elle a répondu.",
                "Each indicator is compared with the smallest group of like authorities whose"
                    + " figure can be used. The group includes the authority itself if it"
                    + " answered.")));
    if (comparison.figures().stream().anyMatch(f -> !f.modelled().isEmpty())) {
      blocks.add(
          new Paragraph(
              in.say(
                  "Un chiffre modélisé dit ce qu’un modèle de toutes les réponses attend des"
                      + " collectivités de même strate du département\u00A0: trop peu y ont répondu"
                      + " pour un chiffre à elles.",
                  "A modelled figure is what a model of all answers expects of the authorities of"
                      + " this size in the département: too few answered there for a figure of"
                      + " their own.")));
    }
    List<Wave> asked =
        comparison.figures().stream().flatMap(f -> f.waves().stream()).distinct().toList();
    if (!asked.isEmpty()) {
      blocks.add(new Paragraph(waves.collected(asked) + "."));
    }
    comparison.score().filter(s -> s.indicators() > 1).ifPresent(s -> blocks.add(score(s)));
    blocks.addAll(apart(comparison));
    boolean ofSeveral = comparison.figures().stream().map(PeerFigure::waves).distinct().count() > 1;
    Table table = table(comparison);
    blocks.add(ofSeveral ? table : table.without(WAVE_COLUMN));
    List<Flagged> flags =
        comparison.figures().stream()
            .flatMap(f -> f.flags().stream())
            .map(f -> new Flagged(f.code(), f.severity(), in.mark(f), in.say(f.advice())))
            .distinct()
            .toList();
    if (!flags.isEmpty()) {
      blocks.add(new Heading(2, in.say("Réserves", "Flags")));
      blocks.add(new Flags(in.say(" : ", ": "), flags));
    }
    blocks.addAll(reading.blocks(comparison.provenance()));
    blocks.add(new IndicatorPage(in).provenance(comparison.provenance()));
    return blocks;
  }

  private Paragraph score(PeerScore score) {
    String own = in.decimal(score.own(), score.own() == Math.rint(score.own()) ? 0 : 1);
    String peers =
        in.decimal(score.peers(), 1)
            + " ["
            + in.decimal(score.interval().lower(), 1)
            + in.say(" ; ", "; ")
            + in.decimal(score.interval().upper(), 1)
            + "]";
    return new Paragraph(
        in.say(
            own
                + " pratiques en place sur "
                + score.indicators()
                + " comparées ; ses semblables en ont en moyenne "
                + peers
                + " : "
                + in.say(score.standing().label())
                + ".",
            own
                + " practices in place of "
                + score.indicators()
                + " compared; its peers have "
                + peers
                + " on average: "
                + in.say(score.standing().label())
                + "."));
  }

  /** What the collectivité answers otherwise than most of its peers. */
  private List<Block> apart(PeerComparison comparison) {
    List<String> apart =
        comparison.figures().stream()
            .filter(f -> f.standing() == PeerStanding.UNLIKE_MOST)
            .map(
                f ->
                    in.say(f.indicator().label())
                        + in.say(" : ", ": ")
                        + owns(f)
                        + in.say(" (semblables : ", " (peers: ")
                        + in.value(f.peers())
                        + ")")
            .toList();
    return apart.isEmpty()
        ? List.of()
        : List.of(
            new Paragraph(
                in.say(
                    "Elle ne répond pas comme la plupart de ses semblables :",
                    "It does not answer as most of its peers do:")),
            new Bullets(apart));
  }

  private Table table(PeerComparison comparison) {
    return new Table(
        List.of(
            Column.text(in.say("Indicateur", "Indicator")),
            Column.text(in.say("Vague", "Wave")),
            Column.text(in.say("Sa réponse", "Its answer")),
            Column.number(in.say("Semblables", "Peers")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number("n"),
            Column.text(in.say("Parmi eux", "Among them")),
            Column.text(in.say("Groupe", "Group")),
            Column.number(in.say("Département (modélisé)", "Département (modelled)")),
            Column.text(in.say("Réserves", "Flags"))),
        comparison.figures().stream()
            .sorted(Comparator.comparing(figure -> figure.own().isEmpty()))
            .map(this::row)
            .toList());
  }

  private List<String> row(PeerFigure figure) {
    return List.of(
        in.say(figure.indicator().label()),
        waves.labels(figure.waves()),
        owns(figure),
        in.value(figure.peers()),
        in.interval(figure.peers()),
        in.base(figure.peers()),
        figure.standing() == PeerStanding.UNKNOWN ? "" : in.say(figure.standing().label()),
        in.say(figure.group()),
        nearby(figure),
        in.marks(figure.flags()));
  }

  private String owns(PeerFigure figure) {
    return figure.own().isEmpty()
        ? "–"
        : figure.own().stream().map(this::own).collect(Collectors.joining(", "));
  }

  /** What a model says of those nearby; nobody is to take it for their answers. */
  private String nearby(PeerFigure figure) {
    return figure.modelled().stream()
        .map(area -> in.percent(area.share()) + " " + ModelPage.interval(in, area.interval()))
        .findFirst()
        .orElse("–");
  }

  private String own(OwnAnswer answer) {
    String said = in.say(answer.modality().label());
    return answer.responses() == 1 ? said : said + " (× " + in.count(answer.responses()) + ")";
  }
}
