package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.model.Spread;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.territory.Dimension;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Details;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Table;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The layout of modelled figures: what they are, one row an area, then the flags. */
final class ModelPage {

  /** An interval as wide as this says too little (NCHS 2017), modelled or not. */
  static final double WIDE = 0.3;

  /**
   * The least number of collectivités for which a share is told: with fewer, each is more than 20
   * points of it.
   */
  private static final int FEWEST = 5;

  private static final Label FEW = Label.of("moins de 5 collectivités", "fewer than 5 authorities");

  private final Language in;

  ModelPage(Language language) {
    this.in = language;
  }

  /** The blocks of several indicators: a title, then each of them below its own. */
  List<Block> blocks(List<ModelledResult> results) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, in.say("Chiffres modélisés", "Modelled figures")));
    for (ModelledResult result : results) {
      for (Block block : blocks(result)) {
        blocks.add(block instanceof Heading h ? new Heading(h.depth() + 1, h.text()) : block);
      }
    }
    return blocks;
  }

  List<Block> blocks(ModelledResult result) {
    List<Block> blocks = new ArrayList<>();
    String by = in.say(result.dimension().label());
    blocks.add(
        new Heading(
            1,
            in.titled(
                result.indicator().label(),
                in.say("chiffres modélisés par ", "modelled figures by ")
                    + Wording.afterColon(by))));
    List<Block> said = new ArrayList<>();
    said.add(
        new Paragraph(
            in.say(
                "Chiffres modélisés, et non comptés\u00A0: les réponses d’un territoire y sont"
                    + " complétées par ce que disent les collectivités semblables d’ailleurs."
                    + " L’intervalle compte aussi l’incertitude du modèle.",
                "Modelled figures, not counts: the answers of an area are completed by what like"
                    + " authorities say elsewhere. The interval has the model’s uncertainty"
                    + " too.")));
    if (!result.waves().isEmpty()) {
      said.add(new Paragraph(new WaveText(in).collected(result.waves()) + "."));
    }
    said.add(new Paragraph(national(result)));
    String factor =
        result.oddsFactor().isPresent()
            ? in.say(
                    "Pour être ramenées au chiffre d’ensemble, leurs cotes sont multipliées par ",
                    "To be brought to the overall figure, their odds are multiplied by ")
                + in.decimal(result.oddsFactor().getAsDouble(), 3)
                + ". "
            : "";
    Optional<Block> map = AreaMap.of(in, result).map(Block.Mapped::new);
    said.add(Guide.ofModel(in, map.isPresent()));
    said.add(
        new Details(
            in.say(IndicatorPage.STATISTICS), List.of(new Paragraph(factor + spreads(result)))));
    List<Block> columns = new ArrayList<>(List.of(new Group(Place.CARD, "", said)));
    map.ifPresent(columns::add);
    blocks.add(new Group(Place.COLUMNS, "", columns));
    blocks.add(table(result, by));
    blocks.add(new Heading(2, in.say("Réserves", "Flags")));
    blocks.add(
        result.flags().isEmpty()
            ? new Paragraph(in.say("Aucune.", "None."))
            : new Flags(
                in.say(" : ", ": "),
                result.flags().stream()
                    .map(
                        f ->
                            new Flagged(
                                f.code(),
                                f.severity(),
                                in.mark(f),
                                in.say(f.sentence()) + " " + in.say(f.advice())))
                    .toList()));
    blocks.add(IndicatorPage.source(in, result.provenance()));
    return blocks;
  }

  private String national(ModelledResult result) {
    String figure =
        in.value(result.national())
            + in.between(result.national()).map(words -> " (" + words + ")").orElse("");
    return result.oddsFactor().isPresent()
        ? in.say(
                "Les territoires sont ramenés au chiffre d’ensemble redressé, ",
                "Areas are brought to the adjusted overall figure, ")
            + figure
            + "."
        : in.say(
            "Il n’y a pas de chiffre d’ensemble redressé auquel ramener les territoires.",
            "There is no adjusted overall figure to bring areas to.");
  }

  private Table table(ModelledResult result, String by) {
    return new Table(
        List.of(
            Column.text(by),
            Column.number(in.say("Modélisé", "Modelled")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number("n"),
            Column.number(in.say("Collectivités", "Authorities")),
            Column.number(in.say("Part des réponses du territoire", "Part of its own answers")),
            Column.text(in.say("Réserves", "Flags"))),
        result.areas().stream().map(this::row).toList());
  }

  /** Whether an area has collectivités enough for a share of them. */
  static boolean isTold(ModelledArea area) {
    return area.collectivites() >= FEWEST;
  }

  /** The modelled figures to show beside those of peers. */
  static List<ModelledArea> told(PeerFigure figure) {
    return figure.modelled().stream().filter(ModelPage::isTold).toList();
  }

  /** Why others have no figure. */
  static Label few() {
    return FEW;
  }

  private List<String> row(ModelledArea area) {
    boolean told = isTold(area);
    return List.of(
        in.say(area.level().label()),
        told ? in.percent(area.share()) : in.say(FEW),
        told ? interval(in, area.interval()) : "–",
        area.respondents().isPresent()
            ? in.count(area.respondents().getAsLong())
            : in.say("trop peu", "too few"),
        in.count(area.collectivites()),
        told && area.respondents().isPresent()
            ? in.decimal(100 * area.own(), 0) + in.say("\u00A0%", "%")
            : "–",
        !told || area.interval().width() < WIDE ? "" : in.say(FlagCode.WIDE_INTERVAL.label()));
  }

  static String interval(Language in, Interval interval) {
    return "["
        + in.decimal(100 * interval.lower(), 1)
        + in.say("\u00A0; ", "; ")
        + in.decimal(100 * interval.upper(), 1)
        + "]";
  }

  private String spreads(ModelledResult result) {
    return in.say(
            "Écarts-types entre niveaux, sur l’échelle logistique\u00A0: ",
            "Standard deviations between levels, on the logit scale: ")
        + result.spreads().stream()
            .map(s -> name(s) + " " + in.decimal(s.deviation(), 2))
            .collect(Collectors.joining(in.say("\u00A0; ", "; ")))
        + ".";
  }

  private String name(Spread spread) {
    return spread.of().stream()
        .map(Dimension::label)
        .map(in::say)
        .collect(Collectors.joining(" × "));
  }
}
