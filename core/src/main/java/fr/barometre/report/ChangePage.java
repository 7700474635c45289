package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.EditionChange;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Details;
import fr.barometre.report.Block.Figure;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Block.Tint;
import fr.barometre.report.Language.Noun;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layout of changes between two waves: of one indicator, or of a whole edition. */
final class ChangePage {

  private static final Label RISES = Label.of("Hausses nettes", "Clear rises");
  private static final Label FALLS = Label.of("Baisses nettes", "Clear falls");
  private static final Label STEADY = Label.of("Pas d’évolution sûre", "No sure change");

  private static final Noun CLEAR =
      new Noun("évolution nette", "évolutions nettes", "clear change", "clear changes");

  private static final Noun COMPARED =
      new Noun(
          "indicateur comparé",
          "indicateurs comparés",
          "indicator compared",
          "indicators compared");

  private final Language in;
  private final Charts charts;
  private final WaveText waves;

  ChangePage(Language language) {
    this.in = language;
    this.charts = new Charts(language);
    this.waves = new WaveText(language);
  }

  List<Block> blocks(Change change) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, title(change)));
    if (!change.waves().isEmpty()) {
      blocks.add(new Paragraph(waves.collected(change.waves()) + ".", Tint.LEAD));
    }
    List<Block> said = new ArrayList<>();
    said.add(new Figure(between(change), moved(change)));
    if (change.isComparable()) {
      said.add(new Paragraph(verdict(change)));
      change.equalComposition().ifPresent(equal -> said.add(new Paragraph(atEqual(change, equal))));
    }
    change.flags().stream()
        .filter(f -> f.code() == FlagCode.SERIES_BREAK)
        .forEach(f -> said.add(new Paragraph(in.say(f.sentence()))));
    List<Flag> flags =
        change.flags().stream()
            .filter(f -> f.severity() != Severity.INFO)
            .filter(f -> f.code() != FlagCode.CHANGE_NOT_SIGNIFICANT)
            .toList();
    if (!flags.isEmpty()) {
      said.add(new Paragraph(new Headline(in).reserves(flags), Tint.CAVEAT));
    }
    blocks.add(
        new Group(
            Place.COLUMNS,
            "",
            List.of(
                new Group(Place.CARD, change.indicator().code(), said),
                new Group(Place.CARD, "", List.of(charts.change(change, waves(change)))))));
    blocks.add(new Paragraph(inBoth(change), Tint.SMALL));
    blocks.add(Guide.ofChanges(in, List.of(change)));
    List<Block> data = new ArrayList<>(List.of(parts(change)));
    if (change.isComparable() && change.observed().interval().method().equals("SQUARE_AND_ADD")) {
      data.add(
          new Paragraph(
              in.say(
                  "Toutes les réponses d'une vague sont les mêmes : l'intervalle vient des"
                      + " intervalles exacts des deux vagues.",
                  "All answers of a wave are the same: the interval comes from the exact intervals"
                      + " of both waves.")));
    }
    blocks.add(new Details(in.say("Données et tests", "Data and tests"), data));
    blocks.add(
        flags(
            change.flags().stream()
                .map(f -> flagged(f, in.say(f.sentence()) + " " + in.say(f.advice())))
                .toList()));
    source(List.of(change)).ifPresent(blocks::add);
    return blocks;
  }

  private Details flags(List<Flagged> flags) {
    String title = in.say("Réserves : pourquoi, et que faire", "Flags: why, and what to do");
    return new Details(
        title,
        List.of(
            new Heading(2, title),
            flags.isEmpty()
                ? new Paragraph(in.say("Aucune.", "None."))
                : new Flags(in.say(" : ", ": "), flags)));
  }

  /** Both figures, without a word on what lies between them. */
  private String between(Change change) {
    return change.isComparable()
        ? in.say("De ", "From ")
            + in.value(change.before())
            + in.say(" à ", " to ")
            + in.value(change.after())
            + in.say(" :", ":")
        : in.value(change.before())
            + in.say(" puis ", ", then ")
            + in.value(change.after())
            + in.say(" :", ":");
  }

  /** The change in words that need no statistics. */
  String moved(Change change) {
    if (!change.isComparable()) {
      return in.say(
          "rupture de série : les deux chiffres ne se comparent pas",
          "break in the series: the two figures cannot be compared");
    }
    Difference observed = change.observed();
    String more = observed.value() > 0 ? in.say("hausse", "a rise") : in.say("baisse", "a fall");
    if (observed.isCensus()) {
      return observed.value() == 0
          ? in.say("pas d’évolution", "no change")
          : more + in.say(", sans marge d’erreur", ", without a margin of error");
    }
    return isClear(observed)
        ? more + in.say(", hors du hasard de l’échantillon", ", beyond chance in who was surveyed")
        : in.say(
            "pas d’évolution sûre, l’écart peut venir du hasard de l’échantillon",
            "no sure change, the gap may be due to chance in who was surveyed");
  }

  private String atEqual(Change change, Difference equal) {
    Optional<Label> unit = change.before().unit();
    return in.say(
            "À composition égale (mêmes parts de chaque type, taille et territoire aux deux"
                + " vagues) : ",
            "At equal composition (the same shares of each type, size and territory in both"
                + " waves): ")
        + in.difference(equal.value(), equal.interval().decimals(), unit)
        + ".";
  }

  List<String> waves(Change change) {
    return List.of(label(change, 0), label(change, 1));
  }

  /** The label of the earlier wave, or of the later one; its code in what had no labels yet. */
  private String label(Change change, int wave) {
    return change.waves().isEmpty()
        ? wave == 0 ? change.fromWave() : change.toWave()
        : in.say(change.waves().get(wave).label());
  }

  private String inBoth(Change change) {
    List<String> told = new ArrayList<>();
    if (change.commonClustersKnown()) {
      told.add(in.count(change.commonClusters()));
    } else {
      if (change.commonClusters() > 0) {
        told.add(in.say("au moins ", "at least ") + in.count(change.commonClusters()));
      }
      told.add(
          in.say(
              "des répondants sont anonymes, on ne sait pas qui a répondu deux fois",
              "some respondents are anonymous, nobody knows who answered twice"));
    }
    return in.say(
            "Collectivités qui ont répondu aux deux vagues : ",
            "Authorities that answered in both waves: ")
        + String.join(in.say(" ; ", "; "), told)
        + ".";
  }

  private String fromTo(String from, String to) {
    return in.say("de " + ofWave(from) + " à " + ofWave(to), "from " + from + " to " + to);
  }

  /** The name of a wave within a French sentence; other texts as they are. */
  private static String ofWave(String name) {
    return name.startsWith("Vague ") ? "la v" + name.substring(1) : name;
  }

  /** How large the change is, in one sentence. */
  private String verdict(Change change) {
    Difference observed = change.observed();
    Optional<Label> unit = change.before().unit();
    int decimals = observed.interval().decimals();
    String moved =
        in.say("Évolution observée ", "Observed change ")
            + fromTo(label(change, 0), label(change, 1))
            + in.say(" : ", ": ")
            + in.difference(printed(change), decimals, unit);
    return observed.isCensus()
        ? moved
            + in.say(
                ". Les deux vagues sont des recensements : c'est l'évolution elle-même, sans marge"
                    + " d'erreur.",
                ". Both waves are censuses: this is the change itself, without a margin of error.")
        : moved
            + in.say(", plausible entre ", ", plausibly between ")
            + in.difference(observed.interval().lower(), decimals, unit)
            + in.say(" et ", " and ")
            + in.difference(observed.interval().upper(), decimals, unit)
            + ".";
  }

  static boolean isClear(Difference difference) {
    return difference.interval().lower() > 0 || difference.interval().upper() < 0;
  }

  /** A p-value for a table; a dash where nothing was left to chance. */
  private String probability(Difference difference) {
    return difference.isCensus() ? "–" : in.probability(difference.pValue());
  }

  private Table parts(Change change) {
    Optional<Label> unit = change.before().unit();
    List<List<String>> rows = new ArrayList<>();
    rows.add(figure(label(change, 0), change.before()));
    rows.add(figure(label(change, 1), change.after()));
    if (change.isComparable()) {
      rows.add(
          difference(
              in.say("évolution observée", "observed change"),
              printed(change),
              change.observed(),
              unit));
    }
    change
        .equalComposition()
        .ifPresent(
            d ->
                rows.add(
                    difference(
                        in.say("à composition égale", "at equal composition"),
                        d.value(),
                        d,
                        unit)));
    change
        .composition()
        .ifPresent(
            d ->
                rows.add(
                    difference(
                        in.say("écart entre les deux", "difference between the two"),
                        printed(change, d),
                        d,
                        unit)));
    return new Table(
        List.of(
            Column.text(in.say("Quantité", "Quantity")),
            Column.number(in.say("Valeur", "Value")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number("n"),
            Column.number("p")),
        rows);
  }

  private List<String> figure(String wave, Estimate estimate) {
    return List.of(wave, in.value(estimate), in.interval(estimate), in.base(estimate), "–");
  }

  /** The difference of the figures as they are printed beside it, so that a reader finds it. */
  private static double printed(Change change) {
    Estimate before = change.before();
    Estimate after = change.after();
    return Wording.apart(
        before.value().orElseThrow(),
        after.value().orElseThrow(),
        Math.min(before.decimals(), after.decimals()),
        change.observed().interval().decimals(),
        before.unit());
  }

  /**
   * The part of the printed change that is not in the change at equal composition printed above it.
   */
  private static double printed(Change change, Difference composition) {
    Difference equal = change.equalComposition().orElse(composition);
    return Wording.apart(
        equal.value(),
        printed(change),
        Math.min(change.observed().interval().decimals(), equal.interval().decimals()),
        composition.interval().decimals(),
        change.before().unit());
  }

  private List<String> difference(
      String name, double value, Difference difference, Optional<Label> unit) {
    return List.of(
        name,
        in.difference(value, difference.interval().decimals(), unit),
        in.interval(difference, unit),
        "–",
        probability(difference));
  }

  private Flagged flagged(Flag flag, String sentence) {
    return new Flagged(flag.code(), flag.severity(), in.mark(flag), sentence);
  }

  List<Block> blocks(EditionChange change) {
    Wave from = wave(change.edition(), change.fromWave());
    Wave to = wave(change.edition(), change.toWave());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, title(change)));
    blocks.add(new Paragraph(waves.collected(List.of(from, to)) + ".", Tint.LEAD));
    List<Change> comparable = change.changes().stream().filter(Change::isComparable).toList();
    if (!comparable.isEmpty()) {
      long clear = comparable.stream().map(Change::observed).filter(ChangePage::isClear).count();
      blocks.add(
          new Figure(
              in.counted(clear, CLEAR),
              in.say("sur ", "of ") + in.counted(comparable.size(), COMPARED)));
      blocks.add(new Paragraph(chance(change), Tint.CAVEAT));
      List<String> names = List.of(in.say(from.label()), in.say(to.label()));
      List<Block> cards = new ArrayList<>();
      byDirection(change)
          .forEach(
              (group, moves) ->
                  Charts.parts(moves).forEach(part -> cards.add(card(group, part, moves, names))));
      blocks.add(new Group(Place.CARDS, "", cards));
    }
    if (!change.notCompared().isEmpty()) {
      blocks.add(new Heading(2, in.say("Indicateurs non comparés", "Indicators not compared")));
      blocks.add(
          new Bullets(
              change.notCompared().stream()
                  .map(n -> in.titled(label(change.edition(), n.indicator()), in.say(n.reason())))
                  .toList()));
    }
    if (!comparable.isEmpty()) {
      blocks.add(Guide.ofChanges(in, comparable));
      String all =
          in.say("Toutes les évolutions, avec leurs tests", "All changes, with their tests");
      blocks.add(new Details(all, List.of(new Heading(2, all), table(change, from, to))));
    }
    List<Flagged> flags =
        change.changes().stream()
            .flatMap(
                c ->
                    c.flags().stream()
                        .map(
                            f ->
                                flagged(
                                    f, in.titled(c.indicator().label()) + in.say(f.sentence()))))
            .toList();
    if (!flags.isEmpty()) {
      blocks.add(flags(flags));
    }
    source(change.changes()).ifPresent(blocks::add);
    return blocks;
  }

  /** The origin of the figures, if it is known. */
  Optional<Paragraph> source(List<Change> changes) {
    return changes.stream()
        .flatMap(c -> c.provenance().stream())
        .findFirst()
        .map(p -> IndicatorPage.source(in, p));
  }

  String title(EditionChange change) {
    return in.say(change.edition().title())
        + in.say(" : évolutions ", ": changes ")
        + fromTo(
            in.say(wave(change.edition(), change.fromWave()).label()),
            in.say(wave(change.edition(), change.toWave()).label()));
  }

  String title(Change change) {
    return in.titled(change.indicator().label(), fromTo(label(change, 0), label(change, 1)));
  }

  /** Rises, falls, and what chance may explain; the largest first. */
  Map<Label, List<Change>> byDirection(EditionChange change) {
    Map<Label, List<Change>> groups = new LinkedHashMap<>();
    for (Label group : List.of(RISES, FALLS, STEADY)) {
      List<Change> moves =
          change.changes().stream()
              .filter(Change::isComparable)
              .filter(c -> direction(c.observed()).equals(group))
              .sorted(Comparator.comparingDouble(c -> -Math.abs(c.observed().value())))
              .toList();
      if (!moves.isEmpty()) {
        groups.put(group, moves);
      }
    }
    return groups;
  }

  private static Label direction(Difference observed) {
    if (!isClear(observed)) {
      return STEADY;
    }
    return observed.value() > 0 ? RISES : FALLS;
  }

  private Group card(Label group, List<Change> moves, List<Change> all, List<String> waves) {
    String title = charts.part(group, moves, all);
    List<Block> blocks = new ArrayList<>(List.of(new Heading(2, title)));
    boolean clear = isClear(moves.get(0).observed());
    List<String> said = // means are not drawn beside shares
        moves.stream().filter(c -> clear || c.indicator().isMean()).map(this::sentence).toList();
    if (!said.isEmpty()) {
      blocks.add(new Bullets(said));
    }
    charts.changes(title, moves, all, waves).ifPresent(blocks::add);
    return new Group(Place.CARD, Charts.anchor(group, moves, all), blocks);
  }

  private String sentence(Change change) {
    return in.titled(
        change.indicator().label(), fromTo(in.value(change.before()), in.value(change.after())));
  }

  /**
   * A sentence on chance where many comparisons stand side by side: some look clear without a
   * cause.
   */
  private String chance(EditionChange change) {
    List<Difference> drawn =
        change.changes().stream()
            .filter(Change::isComparable)
            .map(Change::observed)
            .filter(d -> !d.isCensus())
            .toList();
    List<String> told = new ArrayList<>();
    if (!drawn.isEmpty()) {
      told.add(
          in.say(
                  "Une évolution est nette quand le hasard de l’échantillon ne suffit pas à"
                      + " l’expliquer. Si rien n’avait changé, ",
                  "A change is clear when chance in who was surveyed is not enough to explain it."
                      + " If nothing had changed, ")
              + in.printed(100 - 100 * drawn.get(0).interval().level())
              + in.say(" le sembleraient quand même.", " would still look so."));
    }
    if (change.changes().stream().anyMatch(c -> c.isComparable() && c.observed().isCensus())) {
      told.add(
          in.say(
              "Une évolution entre deux recensements n'a pas de marge d'erreur.",
              "A change between two censuses has no margin of error."));
    }
    return String.join(" ", told);
  }

  private Table table(EditionChange change, Wave from, Wave to) {
    return new Table(
        List.of(
            Column.text(in.say("Indicateur", "Indicator")),
            Column.number(in.say(from.label())),
            Column.number(in.say(to.label())),
            Column.number(in.say("Évolution", "Change")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number("p"),
            Column.number(in.say("À composition égale", "At equal composition")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.text(in.say("Réserves", "Flags"))),
        change.changes().stream().filter(Change::isComparable).map(this::row).toList());
  }

  private List<String> row(Change change) {
    Optional<Label> unit = change.before().unit();
    return List.of(
        in.say(change.indicator().label()),
        in.value(change.before()),
        in.value(change.after()),
        in.difference(printed(change), change.observed().interval().decimals(), unit),
        in.interval(change.observed(), unit),
        probability(change.observed()),
        change
            .equalComposition()
            .map(d -> in.difference(d.value(), d.interval().decimals(), unit))
            .orElse("–"),
        change.equalComposition().map(d -> in.interval(d, unit)).orElse("–"),
        in.marks(change.flags()));
  }

  private static Label label(Questionnaire edition, String indicator) {
    return edition
        .indicator(indicator)
        .map(IndicatorDefinition::label)
        .orElse(Label.same(indicator));
  }

  List<Wave> both(EditionChange change) {
    return List.of(
        wave(change.edition(), change.fromWave()), wave(change.edition(), change.toWave()));
  }

  private static Wave wave(Questionnaire edition, String code) {
    return edition.waves().stream().filter(w -> w.code().equals(code)).findFirst().orElseThrow();
  }
}
