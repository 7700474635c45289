package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Flags a figure when many answers to its question, or whole rows, could not be used. */
final class AnswersRefused implements Check {

  /** Reasons that a sentence has room for. */
  private static final int REASONS = 3;

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    return findings
        .reading()
        .filter(reading -> reading.refused().count() > 0)
        .flatMap(reading -> flag(reading, policy));
  }

  private static Optional<Flag> flag(QuestionReading reading, FlagPolicy policy) {
    double share = (double) reading.refused().count() / reading.read();
    return policy
        .refusedShare()
        .severity(share)
        .map(
            severity ->
                new Flag(
                    FlagCode.ANSWERS_REFUSED,
                    severity,
                    List.of(
                        policy.refusedShare().evidence("refusedShare", share),
                        Evidence.of("refused", (double) reading.refused().count())),
                    Label.of(
                        Wording.fr(
                            "Réponses inutilisables : {} sur {} ({}). À leur place, il fallait :"
                                + " {}.",
                            reading.refused().count(),
                            reading.read(),
                            new Share(share),
                            Wording.list(
                                reasons(reading, RefusalReasons::inFrench), Locale.FRENCH)),
                        Wording.en(
                            "Answers that could not be used: {} of {} ({}). Expected instead: {}.",
                            reading.refused().count(),
                            reading.read(),
                            new Share(share),
                            Wording.list(
                                reasons(reading, RefusalReasons::inEnglish), Locale.ENGLISH))),
                    Label.of(
                        "Corriger le fichier, ou dire à la lecture ce que ces réponses signifient.",
                        "Correct the file, or tell the reader what these answers mean.")));
  }

  private static List<String> reasons(QuestionReading reading, UnaryOperator<String> words) {
    return reading.refused().reasons().stream()
        .limit(REASONS)
        .map(reason -> words.apply(reason.expected()) + " (" + reason.answers() + ")")
        .toList();
  }
}
