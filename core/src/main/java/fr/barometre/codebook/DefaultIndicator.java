package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The default indicator of a question, for files that do not define one: which modalities it
 * counts, and its label.
 */
final class DefaultIndicator {

  private final Vocabulary vocabulary;

  DefaultIndicator(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The modalities that count: of those that are marked, all; of none, the one that is a yes, else
   * the first on the substance; of numbers, none.
   */
  List<String> counted(Question question, List<String> marked) {
    if (!marked.isEmpty() || question.kind() == QuestionKind.NUMBER) {
      return marked;
    }
    return List.of(yes(question).orElseGet(() -> substantive(question).get(0)).code());
  }

  /** Whether what counts when nothing is marked was chosen for want of a better one. */
  boolean isSupposed(Question question, List<String> marked) {
    return marked.isEmpty() && question.kind() != QuestionKind.NUMBER && yes(question).isEmpty();
  }

  /** The indicator's label: the wording, with the modality that counts unless it is yes. */
  Label label(Question question, List<String> counted) {
    boolean plain =
        counted.isEmpty() || counted.equals(yes(question).map(Modality::code).stream().toList());
    if (plain) {
      return question.wording();
    }
    List<Label> labels =
        counted.stream().flatMap(c -> question.modality(c).stream()).map(Modality::label).toList();
    return Label.of(
        question.wording().fr()
            + " \u2014 "
            + labels.stream().map(Label::fr).collect(Collectors.joining(", ")),
        question.wording().en()
            + " \u2014 "
            + labels.stream().map(Label::en).collect(Collectors.joining(", ")));
  }

  /** The indicator under the code of its question. */
  IndicatorDefinition.Builder indicator(Question question, List<String> marked) {
    List<String> counted = counted(question, marked);
    IndicatorDefinition.Builder builder = IndicatorDefinition.builder();
    builder
        .code(question.code())
        .label(label(question, counted))
        .question(question.code())
        .counted(counted);
    return builder;
  }

  private Optional<Modality> yes(Question question) {
    List<Modality> yes =
        question.kind() == QuestionKind.SINGLE
            ? substantive(question).stream().filter(this::isYes).toList()
            : List.of();
    return yes.size() == 1 ? Optional.of(yes.get(0)) : Optional.empty();
  }

  private boolean isYes(Modality modality) {
    return vocabulary.isYes(vocabulary.plain(modality.label().fr()))
        || vocabulary.isYes(vocabulary.plain(modality.code()));
  }

  private static List<Modality> substantive(Question question) {
    return question.modalities().stream()
        .filter(m -> m.kind() == ModalityKind.SUBSTANTIVE)
        .toList();
  }
}
