package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.FigureModel;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.result.Severity;
import fr.barometre.bias.NationalModels;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags a figure when two models on what the frame knows differ by more than their errors, so that
 * at least one of them is wrong. Three pairs of models are compared, each at a third of the
 * significance level (Bonferroni). A difference below the error of the doubly robust figure is
 * ignored.
 */
final class ModelsDisagree implements Check {

  private static final int DIFFERENCES = 3;

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    return findings
        .models()
        .disagreement()
        .filter(found -> found.p() < policy.significance() / DIFFERENCES)
        .filter(
            found ->
                Math.abs(found.difference()) > findings.models().figures().get(0).standardError())
        .map(found -> flag(found, findings, policy));
  }

  private static Flag flag(
      NationalModels.Disagreement found, Findings findings, FlagPolicy policy) {
    List<Evidence> evidence = new ArrayList<>();
    for (ModelledFigure figure : findings.models().figures()) {
      evidence.add(Evidence.of(name(figure.model()), figure.value()));
    }
    evidence.add(Evidence.of("difference", found.difference()));
    evidence.add(Evidence.of("standardError", found.standardError()));
    evidence.add(Evidence.of("pValue", found.p(), policy.significance() / DIFFERENCES));
    Object one = Wording.figure(found.one().value(), findings.observed());
    Object other = Wording.figure(found.other().value(), findings.observed());
    return new Flag(
        FlagCode.MODELS_DISAGREE,
        Severity.NOTICE,
        evidence,
        Label.of(
            Wording.fr(
                "Les modèles ne s'accordent pas sur le chiffre d’ensemble : {} ("
                    + found.one().model().label().fr()
                    + ") ou {} ("
                    + found.other().model().label().fr()
                    + "). L'un au moins décrit mal qui répond ou ce qui est répondu.",
                one,
                other),
            Wording.en(
                "The models do not agree on the overall figure: {} ("
                    + found.one().model().label().en()
                    + ") or {} ("
                    + found.other().model().label().en()
                    + "). One of them at least describes badly who responds or what is answered.",
                one,
                other)),
        Label.of(
            "Donner l'étendue des chiffres plutôt qu'un seul, ou détailler par taille et par type.",
            "Give the range of the figures rather than one, or break down by size and type."));
  }

  private static String name(FigureModel model) {
    return switch (model) {
      case DOUBLY_ROBUST -> "doublyRobust";
      case INVERSE_PROPENSITY -> "inversePropensity";
      case OUTCOME -> "outcome";
    };
  }
}
