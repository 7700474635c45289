package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.sample.CubeSample;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/** Respondents stand outside the frame. */
final class OutsideFrame implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    CubeSample sample = findings.weighted().sample();
    long outside = sample.clusters() - sample.clustersInFrame();
    if (outside == 0) {
      return Optional.empty();
    }
    double share = (double) outside / sample.clusters();
    return Optional.of(
        new Flag(
            FlagCode.OUTSIDE_FRAME,
            policy.outsideShare().severity(share).orElse(Severity.INFO),
            List.of(
                policy.outsideShare().evidence("outsideShare", share),
                Evidence.of("outside", (double) outside)),
            Label.of(
                Wording.fr(
                    "{} collectivités répondantes ({}) ne sont pas dans la population de"
                        + " référence ; elles comptent dans le chiffre observé seulement.",
                    outside,
                    new Share(share)),
                Wording.en(
                    "{} responding authorities ({}) are not in the reference population; they count"
                        + " in the observed figure only.",
                    outside,
                    new Share(share))),
            Label.of(
                "Vérifier leurs codes, ou choisir une population qui les contient.",
                "Check their codes, or choose a population that has them.")));
  }
}
