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
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layout of changes between two waves: of one indicator, or of a whole edition. */
final class ChangePage {

  private final Language in;
  private final WaveText waves;

  ChangePage(Language language) {
    this.in = language;
    this.waves = new WaveText(language);
  }

  List<Block> blocks(Change change) {
    IndicatorDefinition indicator = change.indicator();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(
            1,
            in.say(indicator.label())
                + " ("
                + indicator.code()
                + "), "
                + fromTo(label(change, 0), label(change, 1))));
    blocks.add(new Paragraph(verdict(change)));
    if (!change.waves().isEmpty()) {
      blocks.add(new Paragraph(waves.collected(change.waves()) + "."));
    }
    blocks.add(new Paragraph(inBoth(change)));
    blocks.add(parts(change));
    blocks.add(new Heading(2, in.say("Réserves", "Flags")));
    blocks.add(
        change.flags().isEmpty()
            ? new Paragraph(in.say("Aucune.", "None."))
            : new Flags(
                in.say(" : ", ": "),
                change.flags().stream()
                    .map(f -> flagged(f, in.say(f.sentence()) + " " + in.say(f.advice())))
                    .toList()));
    return blocks;
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
    return in.say("de ", "from ") + from + in.say(" à ", " to ") + to;
  }

  /** Whether the change is beyond chance, if any, in one sentence. */
  private String verdict(Change change) {
    if (!change.isComparable()) {
      return in.say(
          "Rupture de s\u00e9rie\u00a0: les deux chiffres ne se comparent pas.",
          "Break in the series: the two figures cannot be compared.");
    }
    Difference observed = change.observed();
    Optional<Label> unit = change.before().unit();
    String moved =
        in.say("Évolution observée ", "Observed change ")
            + fromTo(label(change, 0), label(change, 1))
            + in.say(" : ", ": ")
            + in.difference(observed.value(), unit);
    if (observed.isCensus()) {
      return moved
          + in.say(
              ". Les deux vagues sont des recensements : c'est l'évolution elle-même, sans marge"
                  + " d'erreur.",
              ". Both waves are censuses: this is the change itself, without a margin of error.");
    }
    return moved
        + " "
        + in.interval(observed, unit)
        + (isClear(observed)
            ? in.say(
                ". Elle dépasse ce que le hasard de l'échantillon explique",
                ". It is beyond what chance in sampling explains")
            : in.say(
                ". Elle ne se distingue pas du hasard de l'échantillon",
                ". It cannot be told from chance in sampling"))
        + " (p "
        + p(observed)
        + ")."
        + (observed.interval().method().equals("SQUARE_AND_ADD")
            ? in.say(
                " Toutes les réponses d'une vague sont les mêmes : l'intervalle vient des"
                    + " intervalles exacts des deux vagues.",
                " All answers of a wave are the same: the interval comes from the exact intervals"
                    + " of both waves.")
            : "");
  }

  private static boolean isClear(Difference difference) {
    return difference.interval().lower() > 0 || difference.interval().upper() < 0;
  }

  private String p(Difference difference) {
    String p = in.probability(difference.pValue());
    return p.startsWith("<") ? p : "= " + p;
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
          difference(in.say("évolution observée", "observed change"), change.observed(), unit));
    }
    change
        .equalComposition()
        .ifPresent(
            d ->
                rows.add(
                    difference(in.say("à composition égale", "at equal composition"), d, unit)));
    change
        .composition()
        .ifPresent(
            d ->
                rows.add(
                    difference(
                        in.say("écart entre les deux", "difference between the two"), d, unit)));
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

  private List<String> difference(String name, Difference difference, Optional<Label> unit) {
    return List.of(
        name,
        in.difference(difference.value(), unit),
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
    blocks.add(
        new Heading(
            1,
            in.say(change.edition().title())
                + in.say(" : évolutions ", ": changes ")
                + fromTo(in.say(from.label()), in.say(to.label()))));
    blocks.add(new Paragraph(waves.collected(List.of(from, to)) + "."));
    if (!change.changes().isEmpty()) {
      blocks.add(new Paragraph(chance(change)));
      blocks.add(table(change, from, to));
    }
    if (!change.notCompared().isEmpty()) {
      blocks.add(new Heading(2, in.say("Indicateurs non comparés", "Indicators not compared")));
      blocks.add(
          new Bullets(
              change.notCompared().stream()
                  .map(
                      n ->
                          label(change.edition(), n.indicator())
                              + in.say(" : ", ": ")
                              + in.say(n.reason()))
                  .toList()));
    }
    List<Flagged> flags =
        change.changes().stream()
            .flatMap(
                c ->
                    c.flags().stream()
                        .map(
                            f ->
                                flagged(
                                    f,
                                    in.say(c.indicator().label()) + ". " + in.say(f.sentence()))))
            .toList();
    if (!flags.isEmpty()) {
      blocks.add(new Heading(2, in.say("Réserves", "Flags")));
      blocks.add(new Flags(in.say(" : ", ": "), flags));
    }
    return blocks;
  }

  /** Of many comparisons, some look clear by chance: said where they stand side by side. */
  private String chance(EditionChange change) {
    List<Difference> drawn =
        change.changes().stream()
            .filter(Change::isComparable)
            .map(Change::observed)
            .filter(d -> !d.isCensus())
            .toList();
    List<String> told = new ArrayList<>();
    if (!drawn.isEmpty()) {
      long clear = drawn.stream().filter(ChangePage::isClear).count();
      told.add(
          in.say("Évolutions nettes : ", "Clear changes: ")
              + in.count(clear)
              + in.say(" sur ", " of ")
              + in.count(drawn.size())
              + in.say(
                  ". Une évolution est nette quand son intervalle ne contient pas zéro ; sans aucun"
                      + " changement, ",
                  ". A change is clear when its interval leaves out zero; if nothing had changed, ")
              + in.printed(100 - 100 * drawn.get(0).interval().level())
              + in.say(" le seraient par hasard.", " would be so by chance."));
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
        in.difference(change.observed().value(), unit),
        in.interval(change.observed(), unit),
        probability(change.observed()),
        change.equalComposition().map(d -> in.difference(d.value(), unit)).orElse("–"),
        change.equalComposition().map(d -> in.interval(d, unit)).orElse("–"),
        in.marks(change.flags()));
  }

  private String label(Questionnaire edition, String indicator) {
    return edition.indicator(indicator).map(i -> in.say(i.label())).orElse(indicator);
  }

  private static Wave wave(Questionnaire edition, String code) {
    return edition.waves().stream().filter(w -> w.code().equals(code)).findFirst().orElseThrow();
  }
}
