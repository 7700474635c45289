package fr.barometre.report;

import static java.util.stream.Collectors.joining;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sentences that a newspaper can print: a figure with its wording, base, dates, interval and
 * caveat; and the eleven items that AAPOR asks to be disclosed with survey results (AAPOR Code of
 * Professional Ethics and Practices, revised 2021, III.A).
 */
final class Quotable {

  private final Language in;
  private final WaveText waves;

  Quotable(Language language) {
    this.in = language;
    this.waves = new WaveText(language);
  }

  /** One figure as a sentence or two, without a line break. */
  String sentence(Questionnaire edition, IndicatorResult result) {
    IndicatorDefinition about = result.indicator();
    boolean adjusted = result.adjusted().value().isPresent();
    Estimate figure = Headline.best(result);
    boolean census = figure.isCensus();
    StringBuilder said = new StringBuilder();
    edition
        .question(about.question())
        .ifPresent(q -> said.append(quoted(in.say(q.wording()))).append(in.say(" : ", ": ")));
    if (figure.value().isEmpty()) {
      return in.typeset(said.append(without(figure)).toString());
    }
    said.append(in.value(figure)).append(' ').append(counted(edition, result));
    if (!census) {
      in.between(figure)
          .ifPresent(
              words ->
                  said.append(" (")
                      .append(words)
                      .append(in.say(", intervalle à ", ", interval at "))
                      .append(in.level(figure))
                      .append(')'));
    }
    said.append(in.say(", d'après ", ", from "))
        .append(in.counted(result.observed().base().orElse(0), Headline.units(result)))
        .append(
            census
                ? in.say(" : ", ": ") + in.between(figure).orElse("")
                : adjusted
                    ? in.say(
                        " ; chiffre redressé pour représenter l'ensemble",
                        "; adjusted to represent them all")
                    : in.say(" ; chiffre non redressé", "; not adjusted"))
        .append(". ");
    Optional<Flag> caveat = Headline.caveats(result).stream().findFirst();
    caveat.ifPresent(
        f ->
            said.append(
                    f.severity() == Severity.SEVERE
                        ? in.say("À ne pas citer tel quel : ", "Not to be quoted as it is: ")
                        : in.say("À dire avec ce chiffre : ", "To be said with it: "))
                .append(Wording.afterColon(in.say(f.sentence())))
                .append(' '));
    said.append(waves.collectionAlone(result).map(text -> text + " ").orElse(""));
    if (adjusted && !census) {
      said.append(in.say("Parmi les seuls répondants : ", "Among respondents alone: "))
          .append(in.value(result.observed()))
          .append(". ");
    }
    if (caveat.isEmpty() && !census) {
      said.append(
          in.say("Les répondants sont volontaires.", "Respondents took part of their own accord."));
    }
    return in.typeset(said.toString().replace('\n', ' ').strip());
  }

  /** Why there is no figure. */
  private String without(Estimate figure) {
    if (figure.isSuppressed()) {
      return in.say("chiffre secret (", "figure hidden (") + new Headline(in).why(figure) + ").";
    }
    return figure.base().orElse(0) == 0
        ? in.say("aucune réponse.", "no answer.")
        : in.say("les réponses ne donnent pas de chiffre.", "the answers give no figure.");
  }

  private String counted(Questionnaire edition, IndicatorResult result) {
    IndicatorDefinition about = result.indicator();
    if (about.isMean()) {
      return in.say("en moyenne", "on average");
    }
    String answers =
        edition
            .question(about.question())
            .map(q -> labels(q, about.counted()))
            .orElse(in.say(about.label()));
    return new Headline(in).shareOf(result) + in.say(" répondent ", " answer ") + quoted(answers);
  }

  private String labels(Question question, List<String> codes) {
    return question.modalities().stream()
        .filter(m -> codes.contains(m.code()))
        .map((Modality m) -> in.say(m.label()))
        .collect(joining(in.say("\u00A0» ou «\u00A0", "\" or \"")));
  }

  private String quoted(String text) {
    return in.say("«\u00A0" + text + "\u00A0»", "\"" + text + "\"");
  }

  /** The figures of an edition, a sentence each. */
  List<Block> sentences(BarometreReport report) {
    return List.of(
        new Heading(1, in.say(report.edition().title())),
        new Bullets(report.indicators().stream().map(r -> sentence(report.edition(), r)).toList()),
        report.indicators().stream()
            .limit(1)
            .map(r -> IndicatorPage.source(in, r.provenance()))
            .findFirst()
            .orElse(new Paragraph("")));
  }

  /** The method sheet: AAPOR's items in their order; what nobody told the library says so. */
  List<Block> methodSheet(BarometreReport report) {
    Questionnaire edition = report.edition();
    Optional<Provenance> provenance = Headline.provenance(report.indicators());
    Map<String, String> items = new LinkedHashMap<>();
    String untold = in.say("à compléter par qui publie.", "to be completed by the publisher.");
    items.put(
        in.say("Démarche", "Data collection strategy"),
        in.say(
            "enquête par questionnaire auprès des collectivités, à participation volontaire.",
            "questionnaire survey of local authorities, of voluntary participation."));
    items.put(
        in.say("Commanditaire et réalisation", "Sponsor and conduct"),
        edition.presentation().credits().map(in::say).orElse(untold));
    items.put(in.say("Questions posées", "Wording of questions"), wordings(report));
    items.put(
        in.say("Population étudiée", "Population under study"),
        provenance.map(this::population).map(p -> p + ".").orElse(untold));
    items.put(
        in.say("Échantillon", "Sample"),
        provenance
            .flatMap(Provenance::sampling)
            .map(
                s ->
                    in.say(
                            "répondants volontaires, traités comme un ",
                            "volunteers, treated as follows: ")
                        + in.say(s)
                        + ".")
            .orElse(untold));
    items.put(
        in.say("Mode de collecte", "Mode of data collection"),
        provenance
                .map(
                    p ->
                        in.say("réponses lues dans ", "answers read from ")
                            + in.sources(p.answers())
                            + in.say(" ; ", "; "))
                .orElse("")
            + untold);
    items.put(
        in.say("Dates de collecte", "Dates of data collection"),
        dated(edition)
            ? waves.collection(report).orElseGet(() -> waves.collected(edition.waves()) + ".")
            : waves.collection(report).map(said -> said + " ").orElse("")
                + in.say("Jours : ", "Days: ")
                + untold);
    items.put(in.say("Effectifs et précision", "Sample sizes and precision"), sizes(report));
    items.put(
        in.say("Redressement", "Weighting"),
        provenance
            .map(p -> in.say(Headline.weighting(report.indicators(), p)) + ".")
            .orElse(untold));
    items.put(
        in.say("Traitement des données", "Processing of data"),
        in.counted(report.counts().accepted(), EditionPage.ACCEPTED)
            + in.say(" sur ", " of ")
            + in.count(report.counts().read())
            + in.say(
                " ; répondants hors de la population : ", "; respondents outside the population: ")
            + in.count(report.counts().outsideFrame())
            + in.say(
                ". Une réponse inutilisable est écartée seule, et comptée.",
                ". An answer that cannot be used is left out alone, and counted."));
    items.put(in.say("Limites", "Limitations"), limits(report));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(1, in.say("Fiche méthode : ", "Method sheet: ") + in.say(edition.title())));
    int number = 0;
    for (Map.Entry<String, String> item : items.entrySet()) {
      number++;
      blocks.add(new Heading(2, number + ". " + item.getKey()));
      List<String> lines = item.getValue().lines().map(Quotable::capital).map(in::typeset).toList();
      blocks.add(lines.size() == 1 ? new Paragraph(lines.get(0)) : new Bullets(lines));
    }
    return blocks;
  }

  /** The name of the frame; of a file, the members that it lists. */
  private String population(Provenance from) {
    String name = from.population();
    return name.contains(" ")
        ? name
        : in.say("les ", "the ") + in.say(from.members()) + in.say(" de ", " of ") + name;
  }

  private static boolean dated(Questionnaire edition) {
    return edition.waves().stream().anyMatch(w -> !w.from().isEmpty() || !w.to().isEmpty());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String wordings(BarometreReport report) {
    return report.indicators().stream()
        .flatMap(r -> report.edition().question(r.indicator().question()).stream())
        .distinct()
        .map(
            q ->
                quoted(in.say(q.wording()))
                    + (q.modalities().isEmpty()
                        ? ""
                        : " ("
                            + q.modalities().stream()
                                .map((Modality m) -> in.say(m.label()))
                                .collect(joining(in.say(" ; ", "; ")))
                            + ")")
                    + ".")
        .collect(joining("\n"));
  }

  private String sizes(BarometreReport report) {
    boolean several = report.edition().waves().size() > 1;
    return report.indicators().stream()
        .map(
            r ->
                in.titled(r.indicator().label())
                    + "n = "
                    + in.base(r.observed())
                    + (several && !r.waves().isEmpty() ? " (" + waves.labels(r.waves()) + ")" : "")
                    + ", "
                    + in.value(Headline.best(r))
                    + " "
                    + in.interval(Headline.best(r))
                    + ".")
        .collect(joining("\n"));
  }

  private String limits(BarometreReport report) {
    String own = new Headline(in).caveat(report).map(c -> c + " ").orElse("");
    List<String> names =
        report.indicators().stream()
            .flatMap(r -> r.flags().stream())
            .filter(f -> f.severity() != Severity.INFO)
            .map(f -> in.say(f.code().label()))
            .distinct()
            .toList();
    return own
        + in.say(
            "Les intervalles ne disent que le hasard de l'échantillon ; une participation liée à la"
                + " réponse elle-même ne se voit pas.",
            "Intervals tell chance in sampling only; participation that depends on the answer"
                + " itself cannot be seen.")
        + (names.isEmpty()
            ? ""
            : in.say(" Réserves vues : ", " Flags seen: ") + String.join(", ", names) + ".");
  }
}
