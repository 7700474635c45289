package fr.barometre.diagnosis;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.PublishedFinding.Kind;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks a publication's table for contradictions: sums, headlines, units, bases.
 *
 * <p>Nothing here needs answers: it works on the printed figures.
 */
public final class PublishedFigures {

  /** A printed figure is up to half a point away from the true one. */
  private static final double ROUNDING = 0.5;

  private static final int RECURS = 3;

  private final Questionnaire questionnaire;
  private final List<PublishedFigure> figures;
  private final List<PublishedFinding> findings = new ArrayList<>();

  private PublishedFigures(Questionnaire questionnaire, List<PublishedFigure> figures) {
    this.questionnaire = questionnaire;
    this.figures = figures;
  }

  /**
   * Checks an edition's own reference values.
   *
   * @param edition the edition, with its published figures
   * @return what was found, in the order of the indicators, then about the whole
   */
  public static List<PublishedFinding> check(Questionnaire edition) {
    List<PublishedFigure> figures = new ArrayList<>();
    for (IndicatorDefinition indicator : edition.indicators()) {
      indicator
          .references()
          .forEach(
              r -> figures.add(new PublishedFigure(indicator.code(), r.modalities(), r.percent())));
    }
    return check(edition, figures);
  }

  /**
   * Checks a table.
   *
   * @param questionnaire what was asked, with the indicators that the table is about
   * @param figures the printed figures
   * @return what was found, in the order of the indicators, then about the whole
   * @throws IllegalArgumentException if a figure is of an indicator that does not exist
   */
  public static List<PublishedFinding> check(
      Questionnaire questionnaire, List<PublishedFigure> figures) {
    PublishedFigures reader = new PublishedFigures(questionnaire, List.copyOf(figures));
    reader.read();
    return List.copyOf(reader.findings);
  }

  private void read() {
    for (PublishedFigure figure : figures) {
      if (questionnaire.indicator(figure.indicator()).isEmpty()) {
        throw new IllegalArgumentException(
            "published figure of an unknown indicator '"
                + figure.indicator()
                + "'; expected one of "
                + questionnaire.indicators().stream().map(IndicatorDefinition::code).toList());
      }
    }
    for (IndicatorDefinition indicator : questionnaire.indicators()) {
      List<PublishedFigure> printed =
          figures.stream().filter(f -> f.indicator().equals(indicator.code())).toList();
      Question question = questionnaire.question(indicator.question()).orElseThrow();
      if (!printed.isEmpty()) {
        modalities(indicator, question, printed);
        sum(indicator, question, printed);
        headline(indicator, question);
        unit(indicator);
        otherBase(indicator, question, printed);
      }
    }
    whole();
  }

  private void found(Kind kind, String indicator, Severity severity, String fr, String en) {
    findings.add(new PublishedFinding(kind, indicator, severity, Label.of(fr, en)));
  }

  private void modalities(
      IndicatorDefinition indicator, Question question, List<PublishedFigure> printed) {
    for (PublishedFigure figure : printed) {
      for (String modality : figure.modalities()) {
        if (question.modality(modality).isEmpty()) {
          found(
              Kind.UNKNOWN_MODALITY,
              indicator.code(),
              Severity.SEVERE,
              "La réponse « " + modality + " » n'existe pas dans la question.",
              "The answer '" + modality + "' is not one of the question's.");
        }
      }
    }
    long unresolved = printed.stream().filter(f -> !f.resolved()).count();
    if (unresolved > 0) {
      found(
          Kind.UNRESOLVED,
          indicator.code(),
          Severity.WARNING,
          Wording.fr("On ne sait pas à quelle réponse appartiennent {} des chiffres.", unresolved),
          Wording.en("It is not known to which answers {} of the figures belong.", unresolved));
    }
  }

  /** Sums are looked at where a figure is printed for as many modalities as the question has. */
  private void sum(
      IndicatorDefinition indicator, Question question, List<PublishedFigure> printed) {
    if (printed.size() < question.modalities().size()) {
      return;
    }
    double sum = printed.stream().mapToDouble(PublishedFigure::percent).sum();
    if (sum == 100) {
      return;
    }
    boolean rounding = Math.abs(sum - 100) <= ROUNDING * printed.size();
    found(
        Kind.SUM_OFF,
        indicator.code(),
        rounding ? Severity.NOTICE : Severity.SEVERE,
        Wording.fr("Les parts imprimées font {}", new Share(sum / 100))
            + (rounding ? ", ce que l'arrondi permet." : ", plus que l'arrondi ne permet."),
        Wording.en("The printed shares add up to {}", new Share(sum / 100))
            + (rounding ? ", which rounding allows." : ", more than rounding allows."));
  }

  private void headline(IndicatorDefinition indicator, Question question) {
    boolean negative =
        indicator.counted().stream()
            .flatMap(code -> question.modality(code).stream())
            .allMatch(m -> m.code().startsWith("NON") || m.label().fr().startsWith("Non"));
    if (negative) {
      found(
          Kind.NEGATIVE_HEADLINE,
          indicator.code(),
          Severity.NOTICE,
          "Le chiffre mis en avant est celui du non.",
          "The headline figure is that of the no.");
    }
  }

  private void unit(IndicatorDefinition indicator) {
    if (!indicator.printedUnit().equals(indicator.countingUnit().label())) {
      found(
          Kind.UNIT_SLIPS,
          indicator.code(),
          Severity.WARNING,
          "L'unité imprimée est « "
              + indicator.printedUnit().fr()
              + " », ce qui est compté : "
              + indicator.countingUnit().label().fr()
              + ".",
          "The printed unit is '"
              + indicator.printedUnit().en()
              + "', what is counted: "
              + indicator.countingUnit().label().en()
              + ".");
    }
  }

  private void otherBase(
      IndicatorDefinition indicator, Question question, List<PublishedFigure> printed) {
    double silent = 0;
    double counted = 0;
    for (PublishedFigure figure : printed) {
      if (figure.resolved()) {
        String code = figure.modalities().get(0);
        ModalityKind kind =
            question.modality(code).map(Modality::kind).orElse(ModalityKind.SUBSTANTIVE);
        silent += kind == ModalityKind.SUBSTANTIVE ? 0 : figure.percent();
        counted += indicator.counted().contains(code) ? figure.percent() : 0;
      }
    }
    if (silent > 0 && silent < 100) {
      Share now = new Share(counted / 100);
      Share expressed = new Share(counted / (100 - silent));
      found(
          Kind.OTHER_BASE,
          indicator.code(),
          Severity.NOTICE,
          Wording.fr(
              "{} avec les sans réponse et les ne sait pas ({}) dans la base ; {} parmi les"
                  + " réponses exprimées.",
              now,
              new Share(silent / 100),
              expressed),
          Wording.en(
              "{} with no answers and don't knows ({}) in the base; {} among expressed answers.",
              now,
              new Share(silent / 100),
              expressed));
    }
  }

  private void whole() {
    found(
        Kind.BASE_MISSING,
        "",
        Severity.WARNING,
        "Aucun chiffre n'est imprimé avec sa base : on ne peut pas en dire la marge d'erreur.",
        "No figure is printed with its base: its margin of error cannot be told.");
    Map<Double, List<String>> byValue =
        figures.stream()
            .filter(
                f ->
                    f.resolved()
                        && questionnaire
                            .indicator(f.indicator())
                            .filter(i -> i.counted().equals(f.modalities()))
                            .isPresent())
            .collect(
                Collectors.groupingBy(
                    PublishedFigure::percent,
                    TreeMap::new,
                    Collectors.mapping(PublishedFigure::indicator, Collectors.toList())));
    byValue.forEach(
        (percent, indicators) -> {
          if (indicators.size() >= RECURS) {
            found(
                Kind.RECURRING,
                "",
                Severity.INFO,
                Wording.fr(
                    "Le chiffre de {} est imprimé {} fois : {}.",
                    new Share(percent / 100),
                    (long) indicators.size(),
                    String.join(", ", indicators)),
                Wording.en(
                    "The figure of {} is printed {} times: {}.",
                    new Share(percent / 100),
                    (long) indicators.size(),
                    String.join(", ", indicators)));
          }
        });
  }
}
