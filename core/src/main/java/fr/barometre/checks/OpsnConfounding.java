package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.Standardisation;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.result.TestsOfEdition;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import java.util.Locale;
import java.util.Optional;

/**
 * Flags a difference between territories with and without an OPSN that may be due to type and size:
 * the raw difference is significant, but the difference at equal type and size is not, or cannot be
 * estimated.
 */
final class OpsnConfounding implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    return check(findings.opsn(), policy);
  }

  static Optional<Flag> check(OpsnDiagnosis opsn, FlagPolicy policy) {
    Optional<OpsnEffect> raw =
        opsn.effect()
            .filter(
                effect ->
                    opsn.tests().map(TestsOfEdition::raw).orElse(effect.pValue())
                        < policy.significance());
    Optional<Standardisation> untold =
        opsn.standardisation()
            .filter(held -> opsn.standardised().isEmpty() && !held.equal().isEmpty());
    if (untold.isPresent()) {
      return raw.map(effect -> flag(opsn, effect, policy, untold(effect, untold.get())));
    }
    return opsn.standardised()
        .filter(equal -> !(equal.pValue() < policy.significance()))
        .flatMap(
            equal -> raw.map(effect -> flag(opsn, effect, policy, shown(opsn, effect, equal))));
  }

  /** The reason why type and size cannot be held equal. */
  private static Label untold(OpsnEffect raw, Standardisation held) {
    Object inside = Wording.figure(raw.inside().value().orElseThrow(), raw.inside());
    Object outside = Wording.figure(raw.outside().value().orElseThrow(), raw.outside());
    return Label.of(
        Wording.fr(
            "Les réponses diffèrent avec et sans OPSN, {} contre {}, mais rien ne dit si cela"
                + " tient à l'OPSN, au type ou à la taille : "
                + held.words().fr()
                + ".",
            inside,
            outside),
        Wording.en(
            "The answers differ with and without an OPSN, {} against {}, but nothing says whether"
                + " OPSN, type or size does it: "
                + held.words().en()
                + ".",
            inside,
            outside));
  }

  private static Flag flag(OpsnDiagnosis opsn, OpsnEffect raw, FlagPolicy policy, Label sentence) {
    return new Flag(
        FlagCode.OPSN_CONFOUNDED,
        Severity.NOTICE,
        OpsnSensitivity.evidence(opsn, raw, policy),
        sentence,
        Label.of(
            "Ne pas attribuer cet écart à l'OPSN : les territoires diffèrent aussi par la taille ou"
                + " le type de leurs collectivités.",
            "Do not put this difference down to OPSN: the territories differ in the size or type of"
                + " their authorities too."));
  }

  private static Label shown(OpsnDiagnosis opsn, OpsnEffect raw, StandardisedEffect equal) {
    Standardisation held = opsn.standardisation().orElseThrow();
    Object inside = Wording.figure(raw.inside().value().orElseThrow(), raw.inside());
    Object outside = Wording.figure(raw.outside().value().orElseThrow(), raw.outside());
    Object with = Wording.figure(equal.inside(), raw.inside());
    Object without = Wording.figure(equal.outside(), raw.outside());
    return Label.of(
        Wording.fr(
            "Les réponses diffèrent avec et sans OPSN, {} contre {}, mais "
                + EqualFooting.fr(held).toLowerCase(Locale.FRENCH)
                + " rien ne le montre : {} contre {} (estimation par modèle).",
            inside,
            outside,
            with,
            without),
        Wording.en(
            "The answers differ with and without an OPSN, {} against {}, but "
                + EqualFooting.en(held).toLowerCase(Locale.ENGLISH)
                + " nothing shows it: {} against {} (modelled).",
            inside,
            outside,
            with,
            without));
  }
}
