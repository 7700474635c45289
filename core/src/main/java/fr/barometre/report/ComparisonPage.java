package fr.barometre.report;

import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Table;
import java.util.ArrayList;
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
    return blocks;
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
            Column.text(in.say("Groupe", "Group")),
            Column.text(in.say("Réserves", "Flags"))),
        comparison.figures().stream().map(this::row).toList());
  }

  private List<String> row(PeerFigure figure) {
    return List.of(
        in.say(figure.indicator().label()),
        waves.labels(figure.waves()),
        figure.own().isEmpty()
            ? "–"
            : figure.own().stream().map(this::own).collect(Collectors.joining(", ")),
        figure.peers().isSuppressed() && !figure.modelled().isEmpty()
            ? modelled(figure.modelled().get(0))
            : in.value(figure.peers()),
        figure.peers().isSuppressed() && !figure.modelled().isEmpty()
            ? ModelPage.interval(in, figure.modelled().get(0).interval())
            : in.interval(figure.peers()),
        in.base(figure.peers()),
        group(figure),
        figure.flags().stream().map(in::mark).collect(Collectors.joining(", ")));
  }

  /** Nobody is to take a prediction for answers: the figure says that it is modelled. */
  private String modelled(ModelledArea area) {
    return in.percent(area.share()) + in.say(" (modélisé)", " (modelled)");
  }

  /** Who the peers are; where they are of all France, also what a model says of those nearby. */
  private String group(PeerFigure figure) {
    if (figure.modelled().isEmpty()) {
      return in.say(figure.group());
    }
    ModelledArea area = figure.modelled().get(0);
    String nearby = in.say(area.level().label());
    return figure.peers().isSuppressed()
        ? nearby
        : in.say(figure.group())
            + in.say("\u00A0; ", "; ")
            + nearby
            + in.say("\u00A0: ", ": ")
            + modelled(area)
            + " "
            + ModelPage.interval(in, area.interval());
  }

  private String own(OwnAnswer answer) {
    String said = in.say(answer.modality().label());
    return answer.responses() == 1 ? said : said + " (× " + in.count(answer.responses()) + ")";
  }
}
