package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.csv.Table;
import fr.barometre.spelling.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * What the description of an export names: it must be there, or a slip would lose answers.
 *
 * @param questions codes of questions, by header
 * @param modalities codes of modalities, by what is said
 * @param fields headers of who answers
 */
record NamedInExport(
    Map<String, String> questions, Map<LimeSurvey.Said, String> modalities, Set<String> fields) {

  /**
   * Looks in the questionnaire.
   *
   * @throws IllegalArgumentException if it has no such question or modality
   */
  void check(Questionnaire questionnaire) {
    List<String> codes = questionnaire.questions().stream().map(Question::code).toList();
    Stream.concat(
            questions.values().stream(),
            modalities.keySet().stream().map(LimeSurvey.Said::question))
        .filter(code -> !codes.contains(code))
        .findFirst()
        .ifPresent(
            code -> {
              throw new IllegalArgumentException(
                  "description of the export: questionnaire '"
                      + questionnaire.code()
                      + "' has no question '"
                      + code
                      + "'"
                      + Suggestion.of(code, codes));
            });
    modalities.forEach(
        (said, modality) -> {
          Question question = questionnaire.question(said.question()).orElseThrow();
          if (question.modality(modality).isEmpty()) {
            throw new IllegalArgumentException(
                "description of the export: question '"
                    + question.code()
                    + "' has no modality '"
                    + modality
                    + "' for '"
                    + said.text()
                    + "'; expected one of "
                    + question.modalityCodes());
          }
        });
  }

  /**
   * Looks in the header.
   *
   * @throws IllegalArgumentException if it has no such column
   */
  void check(Table export) {
    Set<String> known = new HashSet<>();
    for (String header : export.header()) {
      known.add(LimeSurvey.plain(header));
      Matcher option = LimeSurvey.OPTION.matcher(header.strip());
      if (option.matches()) {
        known.add(LimeSurvey.plain(option.group(1)));
      }
    }
    Stream.concat(fields.stream(), questions.keySet().stream())
        .filter(named -> !known.contains(named))
        .findFirst()
        .ifPresent(
            named -> {
              throw new IllegalArgumentException(
                  export.headerPlace()
                      + ": no column '"
                      + named
                      + "', which the description of the export names; the header has "
                      + export.headerInWords());
            });
  }
}
