package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.wording.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Flags figures of several waves that do not measure the same thing, because an answer that the
 * figure counts, or that is in its base, was offered in some of the waves only. In the other waves,
 * those who would have chosen it said something else.
 */
public final class SeriesBreak {

  private SeriesBreak() {}

  /**
   * The flag of figures that are compared, or computed together.
   *
   * @param question the question
   * @param indicator what is counted of it
   * @param waves the waves
   * @param severity how bad it is
   * @param advice what to do
   * @return the flag, naming the answers and where each was missing; empty if there is no break
   */
  public static Optional<Flag> between(
      Question question,
      IndicatorDefinition indicator,
      List<Wave> waves,
      Severity severity,
      Label advice) {
    List<Modality> partly =
        question.modalities().stream()
            .filter(m -> isOf(indicator, m))
            .filter(m -> waves.stream().anyMatch(w -> m.isOfferedIn(w.code())))
            .filter(m -> !missing(m, waves).isEmpty())
            .toList();
    if (partly.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Flag(
            FlagCode.SERIES_BREAK,
            severity,
            List.of(Evidence.of("modalities", (double) partly.size())),
            Label.of(
                "Toutes les vagues ne proposaient pas les mêmes réponses\u00a0: "
                    + Wording.list(
                        named(partly, waves, "«\u00a0%s\u00a0» manque\u00a0: %s", Label::fr),
                        Locale.FRENCH)
                    + ".",
                "Not all waves offered the same answers: "
                    + Wording.list(
                        named(partly, waves, "“%s” is missing in %s", Label::en), Locale.ENGLISH)
                    + "."),
            advice));
  }

  /** Whether an indicator counts a modality, or has it in its base. */
  private static boolean isOf(IndicatorDefinition indicator, Modality modality) {
    return indicator.counted().contains(modality.code())
        || (indicator.basePolicy() == BasePolicy.EXPRESSED
            ? modality.kind() == ModalityKind.SUBSTANTIVE
            : modality.kind() != ModalityKind.NOT_APPLICABLE);
  }

  private static List<Wave> missing(Modality modality, List<Wave> waves) {
    return waves.stream().filter(w -> !modality.isOfferedIn(w.code())).toList();
  }

  private static List<String> named(
      List<Modality> modalities, List<Wave> waves, String form, Function<Label, String> in) {
    return modalities.stream()
        .map(
            m ->
                String.format(
                    form,
                    in.apply(m.label()),
                    missing(m, waves).stream()
                        .map(w -> in.apply(w.label()))
                        .collect(Collectors.joining(", "))))
        .toList();
  }
}
