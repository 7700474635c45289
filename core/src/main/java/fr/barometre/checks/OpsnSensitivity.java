package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.result.TestsOfEdition;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags answers that differ between territories with and without an OPSN at equal type and size. If
 * there is only one type and size, or neither is known, the raw difference is tested and the
 * sentence says so. If they differ and cannot be held equal, {@link OpsnConfounding} flags instead.
 */
final class OpsnSensitivity implements Check {

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    return check(findings.opsn(), policy);
  }

  static Optional<Flag> check(OpsnDiagnosis opsn, FlagPolicy policy) {
    return ownP(opsn)
        .map(p -> opsn.tests().map(TestsOfEdition::standardised).orElse(p))
        .filter(p -> p < policy.significance())
        .map(p -> flag(opsn, opsn.effect().orElseThrow(), policy));
  }

  /** The p-value that decides; of the raw difference only where there is nothing to hold equal. */
  static Optional<Double> ownP(OpsnDiagnosis opsn) {
    boolean nothing = opsn.standardisation().map(s -> s.equal().isEmpty()).orElse(true);
    return opsn.standardised()
        .map(StandardisedEffect::pValue)
        .or(() -> opsn.effect().filter(raw -> nothing).map(OpsnEffect::pValue));
  }

  private static Flag flag(OpsnDiagnosis opsn, OpsnEffect raw, FlagPolicy policy) {
    Optional<StandardisedEffect> equal = opsn.standardised();
    double with = equal.map(StandardisedEffect::inside).orElse(raw.inside().value().orElseThrow());
    double without =
        equal.map(StandardisedEffect::outside).orElse(raw.outside().value().orElseThrow());
    Object inside = Wording.figure(with, raw.inside());
    Object outside = Wording.figure(without, raw.outside());
    Label differ =
        opsn.standardisation()
            .filter(s -> equal.isPresent())
            .map(
                s ->
                    Label.of(
                        EqualFooting.fr(s) + ", les réponses diffèrent avec et sans OPSN",
                        EqualFooting.en(s) + ", answers differ with and without an OPSN"))
            .orElse(
                Label.of(
                    "Les réponses diffèrent avec et sans OPSN",
                    "The answers differ with and without an OPSN"));
    Label why =
        equal.isPresent()
            ? Label.of(" (estimation par modèle).", " (modelled).")
            : opsn.standardisation()
                .map(
                    s ->
                        Label.of(
                            ". Écart brut : " + s.words().fr() + ".",
                            ". Raw difference: " + s.words().en() + "."))
                .orElse(Label.of(".", "."));
    return new Flag(
        FlagCode.OPSN_SENSITIVE,
        Severity.NOTICE,
        evidence(opsn, raw, policy),
        Label.of(
            Wording.fr(
                differ.fr() + " : {} là où il y en a un, {} ailleurs" + why.fr(), inside, outside),
            Wording.en(
                differ.en() + ": {} where there is one, {} elsewhere" + why.en(), inside, outside)),
        opsn.adjusted().value().isPresent()
            ? Label.of(
                "Donner les deux chiffres, ou le chiffre redressé, plutôt que le seul chiffre"
                    + " observé.",
                "Give both figures, or the adjusted one, rather than the observed figure alone.")
            : Label.of(
                "Donner les deux chiffres plutôt que le seul chiffre observé.",
                "Give both figures rather than the observed figure alone."));
  }

  /**
   * The evidence of both flags: the raw difference, the standardised one, and all of an edition.
   */
  static List<Evidence> evidence(OpsnDiagnosis opsn, OpsnEffect raw, FlagPolicy policy) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("difference", raw.difference()));
    evidence.add(Evidence.of("standardError", raw.standardError()));
    evidence.add(Evidence.of("pValue", raw.pValue(), policy.significance()));
    evidence.add(Evidence.of("inside", raw.inside().value().orElseThrow()));
    evidence.add(Evidence.of("outside", raw.outside().value().orElseThrow()));
    opsn.standardised()
        .ifPresent(
            equal -> {
              evidence.add(Evidence.of("standardisedDifference", equal.difference()));
              evidence.add(Evidence.of("standardisedStandardError", equal.standardError()));
              evidence.add(
                  Evidence.of("standardisedPValue", equal.pValue(), policy.significance()));
              evidence.add(Evidence.of("standardisedInside", equal.inside()));
              evidence.add(Evidence.of("standardisedOutside", equal.outside()));
            });
    opsn.tests()
        .ifPresent(
            tests -> {
              evidence.add(Evidence.of("indicators", tests.indicators()));
              evidence.add(Evidence.of("adjustedRawPValue", tests.raw(), policy.significance()));
              evidence.add(
                  Evidence.of("adjustedPValue", tests.standardised(), policy.significance()));
            });
    return evidence;
  }
}
