package fr.barometre.answers;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The option of a multiple choice that stands for none of the others, by its words. */
final class NoneOption {

  /** "None" or "none of these" and no more, in plain text, and "no tool" with what it is. */
  private static final Pattern NONE =
      Pattern.compile(
          "(?:aucune?s?|neant|rien|none|nothing)(?:\\(e\\))?"
              + "(?: (?:(?:de|des|parmi|of|from|in) .*|d'.*|du tout))?");

  private static final Pattern NONE_OF_KIND = Pattern.compile("(?:aucune?s?|no) (\\p{L}{3,})s?");

  private NoneOption() {}

  /** The code of the only such option of a question. */
  static Optional<String> of(Question question) {
    List<String> codes =
        question.modalities().stream()
            .filter(modality -> is(question, modality))
            .map(Modality::code)
            .toList();
    return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
  }

  /** Whether a modality is such an option. */
  static boolean is(Question question, Modality modality) {
    return Stream.of(modality.code(), modality.label().fr(), modality.label().en())
        .map(PlainText::of)
        .anyMatch(text -> isSaid(question, text));
  }

  /** Whether a plain text says "none", "none of these" or "no" and what the question asks for. */
  static boolean isSaid(Question question, String text) {
    Matcher ofKind = NONE_OF_KIND.matcher(text);
    return NONE.matcher(text).matches()
        || (ofKind.matches()
            && Stream.of(question.wording().fr(), question.wording().en())
                .anyMatch(wording -> PlainText.of(wording).contains(ofKind.group(1))));
  }
}
