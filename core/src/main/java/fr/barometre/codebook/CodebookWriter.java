package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Presentation;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.codebook.CodebookRows.Row;
import fr.barometre.codebook.Words.RowKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a questionnaire as a codebook, in French. */
public final class CodebookWriter {

  private final Questionnaire questionnaire;
  private final DefaultIndicator defaults;
  private final Words words;
  private final CodebookRows rows = new CodebookRows();

  private CodebookWriter(Questionnaire questionnaire, Vocabulary vocabulary) {
    this.questionnaire = questionnaire;
    this.defaults = new DefaultIndicator(vocabulary);
    this.words = new Words(vocabulary);
  }

  /**
   * Writes a questionnaire.
   *
   * @param questionnaire what to write
   * @param vocabulary the words of answers
   * @return CSV with semicolons, that {@link CodebookReader} reads as the same questionnaire
   */
  public static String text(Questionnaire questionnaire, Vocabulary vocabulary) {
    CodebookWriter writer = new CodebookWriter(questionnaire, vocabulary);
    writer.declare();
    writer.describe();
    return writer.rows.csv();
  }

  private void declare() {
    Row whole = declare(RowKind.QUESTIONNAIRE, questionnaire.code(), questionnaire.title());
    Presentation presentation = questionnaire.presentation();
    presentation.subtitle().ifPresent(said -> whole.label(Column.SUBTITLE, said));
    presentation.caveat().ifPresent(said -> whole.label(Column.CAVEAT, said));
    presentation.credits().ifPresent(said -> whole.label(Column.CREDITS, said));
    questionnaire.themes().forEach(t -> declare(RowKind.THEME, t.code(), t.label()));
    for (Wave wave : questionnaire.waves()) {
      declare(RowKind.WAVE, wave.code(), wave.label())
          .put(Column.THEME, String.join("|", wave.themes()))
          .put(Column.FROM, wave.from())
          .put(Column.TO, wave.to());
    }
    for (Panel panel : questionnaire.panels()) {
      Row row = declare(RowKind.PANEL, panel.code(), panel.label());
      panel.printed().ifPresent(printed -> row.label(Column.SUBTITLE, printed));
    }
  }

  private Row declare(RowKind kind, String code, Label label) {
    return rows.add().kind(kind).put(Column.QUESTION, code).label(Column.WORDING, label);
  }

  private void describe() {
    if (eachBesideItsQuestion()) {
      Map<String, IndicatorDefinition> byQuestion =
          questionnaire.indicators().stream()
              .collect(Collectors.toMap(IndicatorDefinition::question, Function.identity()));
      questionnaire
          .questions()
          .forEach(q -> describe(q, Optional.ofNullable(byQuestion.get(q.code()))));
    } else {
      questionnaire.questions().forEach(q -> describe(q, Optional.empty()));
      questionnaire.indicators().forEach(this::describe);
    }
  }

  /** Whether each indicator is the one of its question, in the order of the questions. */
  private boolean eachBesideItsQuestion() {
    List<String> about =
        questionnaire.indicators().stream().map(IndicatorDefinition::question).toList();
    List<String> inOrder =
        questionnaire.questions().stream().map(Question::code).filter(about::contains).toList();
    return about.equals(inOrder)
        && questionnaire.indicators().stream()
            .allMatch(i -> isMarked(i, questionnaire.question(i.question()).orElseThrow()));
  }

  /** Whether marks beside modalities say what an indicator counts. */
  private boolean isMarked(IndicatorDefinition indicator, Question question) {
    List<String> inOrder =
        question.modalityCodes().stream().filter(indicator.counted()::contains).toList();
    return indicator.code().equals(question.code())
        && indicator.counted().equals(inOrder)
        && !words.meansNone(indicator.label());
  }

  private void describe(Question question, Optional<IndicatorDefinition> indicator) {
    Row row =
        rows.add()
            .put(Column.QUESTION, question.code())
            .label(Column.WORDING, question.wording())
            .put(Column.KIND, kind(question.kind()).word())
            .put(Column.THEME, question.theme())
            .put(Column.WAVE, String.join("|", question.waves()));
    question
        .range()
        .ifPresent(
            range ->
                row.put(Column.MINIMUM, NumberCells.text(range.minimum()))
                    .put(Column.MAXIMUM, NumberCells.text(range.maximum()))
                    .label(Column.UNIT, range.unit()));
    indicator.ifPresentOrElse(
        i -> besideItsQuestion(row, question, i), () -> row.put(Column.INDICATOR, "non"));
    Row target = row;
    for (Modality modality : question.modalities()) {
      boolean counted = indicator.filter(i -> i.counted().contains(modality.code())).isPresent();
      target
          .put(Column.CODE, modality.code())
          .label(Column.LABEL, modality.label())
          .put(Column.OFFERED, String.join("|", modality.waves()))
          .put(Column.MEANING, Words.word(modality.kind()))
          .put(Column.COUNTED, counted ? "x" : "");
      boolean last = modality.equals(question.modalities().get(question.modalities().size() - 1));
      target = last ? target : rows.add();
    }
    indicator.ifPresent(this::referencesAndNotes);
  }

  private static RowKind kind(QuestionKind kind) {
    return switch (kind) {
      case SINGLE -> RowKind.SINGLE;
      case MULTIPLE -> RowKind.MULTIPLE;
      case NUMBER -> RowKind.NUMBER;
    };
  }

  private void besideItsQuestion(Row row, Question question, IndicatorDefinition indicator) {
    if (!indicator.label().equals(defaults.label(question, indicator.counted()))) {
      row.label(Column.INDICATOR, indicator.label());
    }
    settings(row, indicator);
  }

  private void describe(IndicatorDefinition indicator) {
    Row row =
        declare(RowKind.INDICATOR, indicator.code(), indicator.label())
            .put(Column.ABOUT, indicator.question())
            .put(Column.COUNTED, String.join("|", indicator.counted()));
    settings(row, indicator);
    referencesAndNotes(indicator);
  }

  private static void settings(Row row, IndicatorDefinition indicator) {
    BasePolicy usual = indicator.isMean() ? BasePolicy.EXPRESSED : BasePolicy.ALL_ANSWERS;
    if (indicator.basePolicy() != usual) {
      row.put(Column.BASE, indicator.basePolicy().label().fr());
    }
    if (indicator.countingUnit() != CountingUnit.COLLECTIVITY) {
      row.put(Column.COUNTING_UNIT, indicator.countingUnit().label().fr());
    }
    if (!indicator.printedUnit().equals(indicator.countingUnit().label())) {
      row.label(Column.PRINTED_UNIT, indicator.printedUnit());
    }
    row.put(Column.LACK, indicator.countsLack() ? "x" : "")
        .put(Column.PANEL, indicator.panel())
        .put(
            Column.AUDIENCE,
            indicator.audience().stream().map(Enum::name).collect(Collectors.joining("|")));
  }

  private void referencesAndNotes(IndicatorDefinition indicator) {
    indicator
        .references()
        .forEach(
            reference ->
                rows.add()
                    .kind(RowKind.REFERENCE)
                    .put(Column.CODE, String.join("|", reference.modalities()))
                    .put(Column.PERCENT, NumberCells.text(reference.percent()))
                    .put(Column.CONFIDENCE, NumberCells.text(reference.confidence()))
                    .put(Column.SOURCE, reference.source()));
    indicator.notes().forEach(note -> rows.add().kind(RowKind.NOTE).label(Column.WORDING, note));
  }
}
