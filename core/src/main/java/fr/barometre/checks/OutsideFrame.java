package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.inference.Differences;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.Domain;
import fr.barometre.sample.Linearized;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Optional;

/** Flags respondents whom the frame does not have. */
final class OutsideFrame implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    CubeSample sample = findings.weighted().sample();
    long outside = sample.clusters() - sample.clustersInFrame();
    if (outside == 0) {
      return Optional.empty();
    }
    double share = (double) outside / sample.clusters();
    Optional<Double> within =
        sample.unweighted().proportion(0, Domain.all().inFrame()).map(Linearized::value);
    Optional<Double> all = sample.unweighted().proportion(0, Domain.all()).map(Linearized::value);
    // Of fewer collectivités the difference would be their answers.
    double moved =
        outside >= findings.fewest() && within.isPresent() && all.isPresent()
            ? sample.unit(0).difference(Differences.of(all.get(), within.get()))
            : 0;
    Evidence of = policy.outsideShare().evidence("outsideShare", share);
    Evidence number = Evidence.of("outside", (double) outside);
    Estimate figure = findings.observed();
    Object points = Wording.difference(Math.abs(moved), figure.decimals(), figure.unit());
    return Optional.of(
        new Flag(
            FlagCode.OUTSIDE_FRAME,
            policy.outsideShare().severity(share).orElse(Severity.INFO),
            outside >= findings.fewest()
                ? List.of(of, number, Evidence.of("difference", moved))
                : List.of(of, number),
            sentence(outside, new Share(share), moved, points),
            Label.of(
                "Vérifier leurs codes, ou choisir une population qui les contient.",
                "Check their codes, or choose a population that has them.")));
  }

  private static Label sentence(long outside, Share share, double moved, Object points) {
    boolean one = outside == 1;
    String fr =
        one
            ? "{} collectivité répondante ({}) n'est pas dans la population de référence ; elle"
                + " compte dans le chiffre observé seulement"
            : "{} collectivités répondantes ({}) ne sont pas dans la population de référence ;"
                + " elles comptent dans le chiffre observé seulement";
    String en =
        one
            ? "{} responding authority ({}) is not in the reference population; it counts in the"
                + " observed figure only"
            : "{} responding authorities ({}) are not in the reference population; they count in"
                + " the observed figure only";
    if (moved == 0) {
      return Label.of(Wording.fr(fr + ".", outside, share), Wording.en(en + ".", outside, share));
    }
    String bas = moved > 0 ? "plus bas" : "plus haut";
    String lower = moved > 0 ? "lower" : "higher";
    String without = one ? " sans elle." : " sans elles.";
    return Label.of(
        Wording.fr(fr + ", qui serait " + bas + " de {}" + without, outside, share, points),
        Wording.en(
            en + ", which would be {} " + lower + " without " + (one ? "it." : "them."),
            outside,
            share,
            points));
  }
}
