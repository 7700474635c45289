package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Raises the flags of a change between two waves. */
public final class ChangeFlags {

  private ChangeFlags() {}

  /**
   * The flags of a change.
   *
   * @param before the observed figure of the earlier wave
   * @param after the observed figure of the later wave
   * @param observed the observed change
   * @param composition the part of it that is due to who answered, if known
   * @param policy thresholds
   * @return the flags, the most severe first
   */
  public static List<Flag> of(
      Estimate before,
      Estimate after,
      Difference observed,
      Optional<Difference> composition,
      FlagPolicy policy) {
    Optional<Label> unit = before.unit();
    int decimals = observed.interval().decimals();
    double printed =
        Wording.apart(
            before.value().orElseThrow(),
            after.value().orElseThrow(),
            Math.min(before.decimals(), after.decimals()),
            decimals,
            unit);
    Object change = Wording.difference(printed, decimals, unit);
    List<Flag> flags = new ArrayList<>();
    composition
        .filter(part -> 2 * Math.abs(part.value()) > Math.abs(observed.value()))
        .filter(part -> part.pValue() < policy.significance())
        .ifPresent(part -> flags.add(inComposition(change, observed, unit, part, policy)));
    if (!observed.isCensus() && !(observed.pValue() < policy.significance())) {
      flags.add(notSignificant(change, observed, unit, policy));
    }
    return flags;
  }

  private static Flag inComposition(
      Object change,
      Difference observed,
      Optional<Label> unit,
      Difference part,
      FlagPolicy policy) {
    int decimals = observed.interval().decimals();
    Object equal = Wording.difference(observed.value() - part.value(), decimals, unit);
    return new Flag(
        FlagCode.CHANGE_IN_COMPOSITION,
        Severity.WARNING,
        List.of(
            Evidence.of("change", observed.value()),
            Evidence.of("composition", part.value()),
            Evidence.of("compositionPValue", part.pValue(), policy.significance())),
        Label.of(
            Wording.fr(
                "Les répondants ne sont pas les mêmes : l'évolution est de {}, et de {} à"
                    + " composition égale.",
                change,
                equal),
            Wording.en(
                "Respondents are not the same: the change is {}, and {} at equal composition.",
                change,
                equal)),
        Label.of(
            "Citer l'évolution à composition égale.", "Quote the change at equal composition."));
  }

  private static Flag notSignificant(
      Object change, Difference observed, Optional<Label> unit, FlagPolicy policy) {
    int decimals = observed.interval().decimals();
    Object lower = Wording.difference(observed.interval().lower(), decimals, unit);
    Object upper = Wording.difference(observed.interval().upper(), decimals, unit);
    return new Flag(
        FlagCode.CHANGE_NOT_SIGNIFICANT,
        Severity.NOTICE,
        List.of(
            Evidence.of("change", observed.value()),
            Evidence.of("standardError", observed.standardError()),
            Evidence.of("pValue", observed.pValue(), policy.significance())),
        Label.of(
            Wording.fr(
                "L'évolution de {} est dans la marge d'erreur : elle peut aller de {} à {}.",
                change,
                lower,
                upper),
            Wording.en(
                "The change of {} is within the margin of error: it may be {} to {}.",
                change,
                lower,
                upper)),
        Label.of("Ne pas parler d'évolution.", "Do not speak of a change."));
  }
}
