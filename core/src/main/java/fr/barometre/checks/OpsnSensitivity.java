package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import java.util.List;
import java.util.Optional;

/** The answers differ between territories with and without an OPSN. */
final class OpsnSensitivity implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    return findings
        .opsn()
        .effect()
        .filter(effect -> effect.pValue() < policy.significance())
        .map(effect -> flag(effect, policy));
  }

  private static Flag flag(OpsnEffect effect, FlagPolicy policy) {
    double with = effect.inside().value().orElseThrow();
    double without = effect.outside().value().orElseThrow();
    Object inside = Wording.figure(with, effect.inside());
    Object outside = Wording.figure(without, effect.outside());
    return new Flag(
        FlagCode.OPSN_SENSITIVE,
        Severity.NOTICE,
        List.of(
            Evidence.of("difference", effect.difference()),
            Evidence.of("standardError", effect.standardError()),
            Evidence.of("pValue", effect.pValue(), policy.significance()),
            Evidence.of("inside", with),
            Evidence.of("outside", without)),
        Label.of(
            Wording.fr(
                "Les réponses diffèrent avec et sans OPSN : {} là où il y en a un, {} ailleurs.",
                inside,
                outside),
            Wording.en(
                "The answers differ with and without an OPSN: {} where there is one, {} elsewhere.",
                inside,
                outside)),
        Label.of(
            "Donner les deux chiffres, ou le chiffre redressé, plutôt que le seul chiffre observé.",
            "Give both figures, or the adjusted one, rather than the observed figure alone."));
  }
}
