package fr.barometre.codebook;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.ReferenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An indicator of a codebook: in the row of its question or in one of its own. */
final class IndicatorRows {

  private final Line line;
  private final Words words;
  private final DefaultIndicator defaults;

  /** The rows of the question whose indicator it is; none for a row of its own. */
  private final Optional<QuestionRows> own;

  private final List<ReferenceValue> references = new ArrayList<>();
  private final List<Label> notes = new ArrayList<>();

  IndicatorRows(Line line, Words words, Optional<QuestionRows> own) {
    this.line = line;
    this.words = words;
    this.defaults = new DefaultIndicator(words.vocabulary());
    this.own = own;
  }

  /** Takes a published percentage. */
  void addReference(Line row) {
    try {
      references.add(
          new ReferenceValue(
              row.codes(Column.CODE),
              words.number(row, Column.PERCENT),
              row.has(Column.CONFIDENCE) ? words.number(row, Column.CONFIDENCE) : 1,
              row.cell(Column.SOURCE)));
    } catch (IllegalArgumentException e) {
      throw row.wrong(e);
    }
  }

  /** Takes what a reader should know. */
  void addNote(Line row) {
    notes.add(
        row.label(Column.WORDING)
            .orElseThrow(() -> row.wrong(Column.WORDING, "the text of a note")));
  }

  /** The indicator, about one of the questions. */
  IndicatorDefinition indicator(Map<String, Question> questions, List<Label> remarks) {
    IndicatorDefinition.Builder builder =
        own.map(rows -> ofQuestion(rows, questions, remarks)).orElseGet(() -> ofItself(questions));
    words.base(line).ifPresent(builder::basePolicy);
    words.countingUnit(line).ifPresent(builder::countingUnit);
    line.label(Column.PRINTED_UNIT).ifPresent(builder::printedUnit);
    builder
        .panel(line.cell(Column.PANEL))
        .audience(words.audience(line))
        .countsLack(words.countsLack(line))
        .references(references)
        .notes(notes);
    IndicatorDefinition indicator = builder.build();
    try {
      Question question = question(questions, indicator.question());
      question.check(indicator);
    } catch (IllegalArgumentException e) {
      throw line.wrong(e);
    }
    return indicator;
  }

  private static Question question(Map<String, Question> questions, String code) {
    return requireNonNull(questions.get(code), code);
  }

  private IndicatorDefinition.Builder ofQuestion(
      QuestionRows rows, Map<String, Question> questions, List<Label> remarks) {
    Question question = question(questions, rows.code());
    List<String> marked = rows.marked();
    if (defaults.isSupposed(question, marked)) {
      remarks.add(Notes.supposed(question, defaults.counted(question, marked).get(0)));
    }
    IndicatorDefinition.Builder builder = defaults.indicator(question, marked);
    line.label(Column.INDICATOR).ifPresent(builder::label);
    return builder;
  }

  private IndicatorDefinition.Builder ofItself(Map<String, Question> questions) {
    String about = line.has(Column.ABOUT) ? line.cell(Column.ABOUT) : line.cell(Column.QUESTION);
    if (!questions.containsKey(about)) {
      throw line.wrong(Column.ABOUT, "the code of a question, one of " + questions.keySet());
    }
    IndicatorDefinition.Builder builder = IndicatorDefinition.builder();
    builder
        .code(line.cell(Column.QUESTION))
        .label(line.label(Column.WORDING).orElseGet(() -> question(questions, about).wording()))
        .question(about)
        .counted(line.codes(Column.COUNTED));
    return builder;
  }
}
