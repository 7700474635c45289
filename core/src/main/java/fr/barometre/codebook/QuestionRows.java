package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.codebook.Words.RowKind;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of one question: the first has what is of the question, each may have a modality. */
final class QuestionRows {

  /** The theme of questions of which no theme is said. */
  static final String NO_THEME = "questions";

  /** The unit of numbers of which no unit is said. */
  static final Label NO_UNIT = Wording.NO_UNIT;

  /** Columns that describe the question, and may be repeated on each of its rows. */
  private static final List<Column> OF_THE_QUESTION =
      List.of(
          Column.WORDING,
          Column.WORDING_EN,
          Column.KIND,
          Column.THEME,
          Column.WAVE,
          Column.MINIMUM,
          Column.MAXIMUM,
          Column.UNIT,
          Column.UNIT_EN,
          Column.INDICATOR,
          Column.INDICATOR_EN,
          Column.PANEL,
          Column.BASE,
          Column.COUNTING_UNIT,
          Column.AUDIENCE,
          Column.PRINTED_UNIT,
          Column.PRINTED_UNIT_EN);

  private static final Modality YES = Modality.of("OUI", "Oui", "Yes");
  private static final Modality NO = Modality.of("NON", "Non", "No");

  private final Line first;
  private final Words words;
  private final RowKind kind;
  private final List<Modality> modalities = new ArrayList<>();
  private final List<String> marked = new ArrayList<>();

  QuestionRows(Line first, Words words) {
    this.first = first;
    this.words = words;
    this.kind = words.rowKind(first).orElse(kindOfBlank(first));
    if (hasModality(first)) {
      addModality(first);
    }
  }

  private static RowKind kindOfBlank(Line first) {
    return first.has(Column.MINIMUM) || first.has(Column.MAXIMUM) ? RowKind.NUMBER : RowKind.SINGLE;
  }

  String code() {
    return first.cell(Column.QUESTION);
  }

  Line first() {
    return first;
  }

  boolean isLeftOut() {
    return kind == RowKind.LEFT_OUT;
  }

  /** The codes of the modalities that are marked as counted. */
  List<String> marked() {
    return List.copyOf(marked);
  }

  String theme() {
    return first.has(Column.THEME) ? first.cell(Column.THEME) : NO_THEME;
  }

  /** Takes a further row. */
  void add(Line line) {
    for (Column column : OF_THE_QUESTION) {
      if (line.has(column) && !line.cell(column).equals(first.cell(column))) {
        throw line.wrong(
            column,
            "nothing, or '"
                + first.cell(column)
                + "' as on line "
                + first.number()
                + ", where question '"
                + code()
                + "' begins");
      }
    }
    if (!hasModality(line)) {
      throw line.wrong(
          Column.CODE,
          "the code of a modality of question '"
              + code()
              + "', or the code of another question in column '"
              + line.headers().get(Column.QUESTION)
              + "'");
    }
    addModality(line);
  }

  private boolean hasModality(Line line) {
    return line.has(Column.CODE) || (line.label(Column.LABEL).isPresent() && !isRange(line));
  }

  /** Whether the label of a number is its range: {@code 0-5000 agents}. */
  private boolean isRange(Line line) {
    return kind == RowKind.NUMBER
        && line.number() == first.number()
        && NumberCells.range(line.cell(Column.LABEL)).isPresent();
  }

  private void addModality(Line line) {
    if (isLeftOut()) {
      return;
    }
    Column named = line.has(Column.CODE) || !line.has(Column.LABEL) ? Column.CODE : Column.LABEL;
    String code =
        line.has(Column.CODE)
            ? line.cell(Column.CODE)
            : line.label(Column.LABEL).orElseThrow().fr();
    if (code.indexOf('|') >= 0) {
      throw line.wrong(named, "the code of a modality, without '|'");
    }
    if (modalities.stream().anyMatch(m -> m.code().equals(code))) {
      throw line.wrong(named, "a modality that question '" + code() + "' does not have yet");
    }
    ModalityKind meaning = words.meaning(line);
    if (kind == RowKind.NUMBER && meaning == ModalityKind.SUBSTANTIVE) {
      throw line.wrong(
          line.has(Column.MEANING) ? Column.MEANING : named,
          "ne sait pas, sans r\u00e9ponse or non concern\u00e9: question '"
              + code()
              + "' is answered by a number");
    }
    Label label = line.label(Column.LABEL).orElseGet(() -> standard(code, meaning));
    modalities.add(new Modality(code, label, meaning, line.codes(Column.OFFERED)));
    if (words.isCounted(line)) {
      marked.add(code);
    }
  }

  private static Label standard(String code, ModalityKind kind) {
    return switch (kind) {
      case DONT_KNOW -> Modality.dontKnow(code).label();
      case NO_ANSWER -> Modality.noAnswer(code).label();
      case NOT_APPLICABLE -> Modality.notApplicable(code).label();
      case SUBSTANTIVE -> Label.same(code);
    };
  }

  /** The question that the rows describe. */
  Question question() {
    Label wording = first.label(Column.WORDING).orElseGet(() -> Label.same(code()));
    if (kind == RowKind.YES_NO
        && modalities.stream().noneMatch(m -> m.kind() == ModalityKind.SUBSTANTIVE)) {
      modalities.addAll(0, List.of(YES, NO));
    }
    try {
      return switch (kind) {
        case NUMBER ->
            new Question(code(), theme(), wording, QuestionKind.NUMBER, modalities, range());
        case MULTIPLE ->
            new Question(code(), theme(), wording, QuestionKind.MULTIPLE, modalities, null);
        default -> new Question(code(), theme(), wording, QuestionKind.SINGLE, modalities, null);
      };
    } catch (IllegalArgumentException e) {
      throw first.wrong(e);
    }
  }

  private NumberRange range() {
    Optional<NumberCells.Range> written = rangeInWords();
    Optional<Label> unit =
        first
            .label(Column.UNIT)
            .or(
                () ->
                    written
                        .map(NumberCells.Range::unit)
                        .filter(u -> !u.isEmpty())
                        .map(Label::same));
    return new NumberRange(
        written.map(NumberCells.Range::minimum).orElseGet(() -> end(Column.MINIMUM)),
        written.map(NumberCells.Range::maximum).orElseGet(() -> end(Column.MAXIMUM)),
        unit.orElse(NO_UNIT));
  }

  /** The range in one cell, unless its ends have a column each. */
  private Optional<NumberCells.Range> rangeInWords() {
    if (first.has(Column.MINIMUM) && first.has(Column.MAXIMUM)) {
      return Optional.empty();
    }
    String label = first.has(Column.CODE) ? "" : first.cell(Column.LABEL);
    return Stream.of(first.cell(Column.MINIMUM), label, first.cell(Column.KIND))
        .flatMap(cell -> NumberCells.range(cell).stream())
        .findFirst();
  }

  private double end(Column column) {
    if (!first.has(column)) {
      throw first.wrong(
          column, "a number: question '" + code() + "' is answered by numbers of a range");
    }
    return words.number(first, column);
  }
}
