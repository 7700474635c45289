package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Counted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Flags a figure that cannot be adjusted for OPSN, because one side has too few collectivités: it
 * has bounds instead of an adjusted value.
 */
final class OpsnThinness implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    Estimate adjusted = findings.opsn().adjusted();
    if (adjusted.status() != EstimateStatus.BOUNDED) {
      return Optional.empty();
    }
    OpsnShare share = findings.opsn().share();
    long inside = share.respondentsInside();
    long outside = share.respondents() - inside;
    Bounds bounds = adjusted.bounds().orElseThrow();
    boolean any = adjusted.range().equals(Optional.of(bounds));
    Object[] told = {
      Counted.collectivites(inside),
      outside,
      Wording.figure(bounds.lower(), adjusted),
      Wording.figure(bounds.upper(), adjusted)
    };
    Object[] numbers = any ? Arrays.copyOf(told, 2) : told;
    return Optional.of(
        new Flag(
            FlagCode.OPSN_UNADJUSTABLE,
            Severity.WARNING,
            List.of(
                Evidence.of("clustersInside", (double) inside, (double) policy.fewestClusters()),
                Evidence.of("clustersOutside", (double) outside, (double) policy.fewestClusters()),
                Evidence.of("lower", bounds.lower()),
                Evidence.of("upper", bounds.upper())),
            Label.of(
                Wording.fr(
                    "Trop peu de réponses d'un côté ({} avec OPSN, {} sans) pour redresser : selon"
                        + " ce que les autres auraient répondu, le chiffre "
                        + (any
                            ? "pourrait être tout autre."
                            : "serait entre {} et {}, sans compter le hasard de l'échantillon."),
                    numbers),
                Wording.en(
                    "Too few answers on one side ({} with an OPSN, {} without) to adjust: depending"
                        + " on what the others would have answered the figure "
                        + (any
                            ? "could be any."
                            : "would be between {} and {}, not counting the chance of the sample."),
                    numbers)),
            any || (adjusted.unit().isEmpty() && !Wording.tells(bounds))
                ? Label.of(
                    "Recueillir d'autres réponses ; d'ici là, ne citer le chiffre observé que comme"
                        + " celui des seuls répondants.",
                    "Collect more answers; until then quote the observed figure as that of the"
                        + " respondents only.")
                : Label.of(
                    "Ne citer que l'intervalle possible, ou recueillir d'autres réponses.",
                    "Quote the possible range only, or collect more answers.")));
  }
}
