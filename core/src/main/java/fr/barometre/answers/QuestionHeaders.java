package fr.barometre.answers;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The questions that headers stand for: by code, by wording, or as named; with an option of a
 * multiple choice as {@code outils[MAIL]}, {@code Outils [Courriel]}, {@code outils.MAIL} or {@code
 * outils/MAIL}.
 */
final class QuestionHeaders {

  private static final Pattern IN_BRACKETS =
      Pattern.compile("([^\\[]*)\\[([^\\[\\]]*)\\]\\s*", Pattern.DOTALL);
  private static final String SIGNS = "./:";

  private final Questionnaire questionnaire;
  private final Map<String, String> named;

  /**
   * Headers of a questionnaire.
   *
   * @param named by plain header, codes of questions that go by others than code and wording
   */
  QuestionHeaders(Questionnaire questionnaire, Map<String, String> named) {
    this.questionnaire = questionnaire;
    this.named = named;
    for (String code : named.values()) {
      if (questionnaire.question(code).isEmpty()) {
        throw new IllegalArgumentException(
            "a header was named for question '"
                + code
                + "', which questionnaire '"
                + questionnaire.code()
                + "' does not have");
      }
    }
  }

  /**
   * An option of a multiple choice.
   *
   * @param question the question
   * @param modality the code of the option
   */
  record Option(Question question, String modality) {}

  /** The question that a header stands for. */
  Optional<Question> whole(String header) {
    String plain = PlainText.of(header);
    String code = named.get(plain);
    if (code != null) {
      return questionnaire.question(code);
    }
    Optional<Question> byCode =
        questionnaire.questions().stream()
            .filter(question -> question.code().equalsIgnoreCase(header))
            .findFirst();
    if (byCode.isPresent() || plain.isEmpty()) {
      return byCode;
    }
    List<Question> byWording =
        questionnaire.questions().stream()
            .filter(
                question ->
                    PlainText.of(question.wording().fr()).equals(plain)
                        || PlainText.of(question.wording().en()).equals(plain))
            .toList();
    return byWording.size() == 1 ? Optional.of(byWording.get(0)) : Optional.empty();
  }

  /**
   * The option that a header stands for.
   *
   * @throws IllegalArgumentException if brackets hold no option of the question before them
   */
  Optional<Option> option(String header, String place) {
    Matcher brackets = IN_BRACKETS.matcher(header);
    if (brackets.matches()) {
      Optional<Question> question = whole(brackets.group(1).strip());
      if (question.isEmpty()) {
        return Optional.empty();
      }
      Optional<Option> option = option(question.get(), brackets.group(2));
      if (option.isEmpty()) {
        throw new IllegalArgumentException(
            place
                + ": column '"
                + header
                + "': expected a multiple choice and one of its modalities; "
                + question.get().code()
                + " is "
                + question.get().kind()
                + " with "
                + question.get().modalityCodes());
      }
      return option;
    }
    for (int at = header.length() - 1; at > 0; at--) {
      if (SIGNS.indexOf(header.charAt(at)) >= 0) {
        String option = header.substring(at + 1);
        Optional<Option> found =
            whole(header.substring(0, at).strip()).flatMap(question -> option(question, option));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Option> option(Question question, String text) {
    String plain = PlainText.of(text);
    return question.kind() != QuestionKind.MULTIPLE
        ? Optional.empty()
        : question.modalities().stream()
            .filter(
                modality ->
                    modality.code().equals(text)
                        || PlainText.of(modality.code()).equals(plain)
                        || PlainText.of(modality.label().fr()).equals(plain)
                        || PlainText.of(modality.label().en()).equals(plain))
            .map(Modality::code)
            .map(code -> new Option(question, code))
            .findFirst();
  }
}
