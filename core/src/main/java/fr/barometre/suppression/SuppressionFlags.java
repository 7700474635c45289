package fr.barometre.suppression;

import fr.barometre.api.Label;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Disclosure;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words the flag SUPPRESSED, which tells a reader why a figure is not shown. It never says how
 * close the figure came to meeting the rules.
 */
final class SuppressionFlags {

  private final Map<SuppressionReason, Flag> figure = new EnumMap<>(SuppressionReason.class);
  private final Map<SuppressionReason, Flag> adjustedForm = new EnumMap<>(SuppressionReason.class);

  /** Builds the flags once: an edition may need the same one for a thousand figures. */
  SuppressionFlags(Disclosure rules) {
    for (SuppressionReason reason : SuppressionReason.values()) {
      figure.put(reason, flag(Label.of("Ce chiffre", "This figure"), reason, rules));
      adjustedForm.put(
          reason, flag(Label.of("Le chiffre redressé", "The adjusted figure"), reason, rules));
    }
  }

  /** The flag of a figure, or else of its adjusted form; empty if both are shown. */
  Optional<Flag> of(Estimate observed, Estimate adjusted) {
    return observed
        .suppression()
        .map(figure::get)
        .or(() -> adjusted.suppression().map(adjustedForm::get));
  }

  private static Flag flag(Label subject, SuppressionReason reason, Disclosure rules) {
    double share = rules.largestShare();
    Label why =
        switch (reason) {
          case TOO_FEW ->
              Label.of(
                  "des réponses de moins de " + rules.fewest() + " collectivités s'en déduiraient",
                  "answers of fewer than " + rules.fewest() + " authorities would follow from it");
          case DOMINATED ->
              Label.of(
                  "une seule collectivité y pèse plus de "
                      + String.format(Locale.FRENCH, "%.1f", 100 * share)
                      + "\u00A0%",
                  "a single authority weighs more than "
                      + String.format(Locale.ENGLISH, "%.1f", 100 * share)
                      + "% in it");
          case REVEALING ->
              Label.of(
                  "rapproché des autres, il dévoilerait un chiffre qui doit rester secret",
                  "beside the others, it would give away a figure that must stay hidden");
        };
    return new Flag(
        FlagCode.SUPPRESSED,
        Severity.INFO,
        List.of(
            Evidence.of("fewestCollectivites", (double) rules.fewest()),
            Evidence.of("largestShare", share)),
        Label.of(
            subject.fr() + " n'est pas montré : " + why.fr() + ".",
            subject.en() + " is not shown: " + why.en() + "."),
        Label.of(
            "Regrouper des catégories, ou s'en tenir à un échelon plus large.",
            "Merge categories, or keep to a wider level."));
  }
}
