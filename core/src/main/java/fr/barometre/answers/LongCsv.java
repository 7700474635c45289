package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table with one row for each answer. */
final class LongCsv {

  private final Questionnaire questionnaire;
  private final ExportHeader header;
  private final Table table;
  private final String source;
  private final int width;
  private final RespondentColumns who;
  private final int question;
  private final int modality;
  private final AnswersBuilder builder;
  private final CodedRow coded = new CodedRow(1);

  /** Positions of the questions that are named, and what is read to each of them. */
  private final CellCodes named;

  private final CellCodes[] said;

  private LongCsv(Questionnaire questionnaire, ExportHeader header, Optional<Population> frame) {
    QuestionHeaders questions = checked(questionnaire, header);
    this.questionnaire = questionnaire;
    this.header = header;
    this.table = header.table();
    this.source = table.source();
    this.width = header.size();
    this.builder = new AnswersBuilder(questionnaire, header.export());
    builder.joinOptions();
    this.who = new RespondentColumns(header, frame, builder);
    this.question = header.column(Field.QUESTION);
    this.modality = header.column(Field.MODALITY);
    this.named =
        new CellCodes(
            question,
            text -> {
              int known = builder.position(text);
              return known >= 0
                  ? known
                  : questions
                      .ofCodeOrWording(text)
                      .map(Question::code)
                      .map(builder::position)
                      .orElse(known);
            });
    this.said = new CellCodes[questionnaire.questions().size()];
    for (int q = 0; q < said.length; q++) {
      int position = q;
      said[q] = new CellCodes(modality, text -> builder.coded(position, text));
    }
  }

  /**
   * The questions by their names; what the description names is checked: none has a column here.
   */
  private static QuestionHeaders checked(Questionnaire questionnaire, ExportHeader header) {
    Export export = header.export();
    QuestionHeaders questions = new QuestionHeaders(questionnaire, header);
    if (!export.questions().isEmpty() || !export.options().isEmpty()) {
      throw new IllegalArgumentException(
          header.table().headerPlace()
              + ": one row an answer; the description of the export names columns of questions "
              + export.questions().keySet()
              + export.options().keySet()
              + ", which are those of a table with one row a respondent");
    }
    return questions;
  }

  static Answers read(
      Questionnaire questionnaire, ExportHeader header, Optional<Population> frame) {
    LongCsv reading = new LongCsv(questionnaire, header, frame);
    Set<Integer> used = reading.who.positions();
    used.addAll(reading.who.kept());
    used.add(reading.question);
    used.add(reading.modality);
    reading.builder.open(
        header, used, Lookalikes.of(header, used, reading.who.missing(), List.of()));
    reading.table.forEach(reading::offer);
    reading.who.close();
    return reading.builder.close();
  }

  private String column(Field field, String code) {
    return switch (field) {
      case QUESTION -> header.label(question);
      case MODALITY -> header.label(modality);
      default -> who.name(field);
    };
  }

  private void offer(CsvRow row) {
    List<Problem> problems = new ArrayList<>(AnswersReader.damage(row));
    if (!problems.isEmpty()) {
      builder.refuse(source, row.line(), problems);
      return;
    }
    if (row.size() > width) {
      AnswersReader.checkShape(width, row, problems);
    }
    if (problems.isEmpty() && who.leavesOut(row)) {
      return;
    }
    int asked = named.code(row);
    if (asked >= 0) {
      builder.notes().meets(asked);
    } else if (asked == CellCodes.BLANK) {
      problems.add(new Problem(header.label(question), "", "the code of a question"));
    }
    Optional<CodedRespondent> respondent = who.readAgain(row, problems);
    boolean isRefused = !problems.isEmpty() || respondent.isEmpty();
    Optional<Label> left = who.leftOut(row, isRefused);
    if (left.isPresent()) {
      builder.notes().remarkAt(source, row.line(), left.get());
      return;
    }
    if (isRefused) {
      builder.refuse(
          source,
          row.line(),
          AnswersReader.parted(width, row, problems),
          asked >= 0 ? code(asked) : "",
          who.wave(row));
      return;
    }
    if (asked < 0) {
      builder.refuse(
          source,
          row.line(),
          List.of(builder.unknown(row.field(question), this::column)),
          "",
          who.wave(row));
      return;
    }
    if (row.size() < width) {
      builder.notes().remarkAt(source, row.line(), WideCsv.SHORT);
    }
    int code = said[asked].code(row);
    coded.clear();
    coded.add(asked, code == CellCodes.BLANK ? builder.coded(asked, "") : code);
    builder.offer(
        new AnswersBuilder.Place(source, row.line(), true),
        respondent.get(),
        coded,
        i -> problem(asked, row),
        this::column);
  }

  private Problem problem(int asked, CsvRow row) {
    return builder.problem(asked, builder.rules(asked).ofText(row.field(modality)), this::column);
  }

  private String code(int asked) {
    return questionnaire.questions().get(asked).code();
  }
}
