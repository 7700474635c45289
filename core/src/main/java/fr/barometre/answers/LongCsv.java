package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table with one row for each answer. */
final class LongCsv {

  private LongCsv() {}

  static Answers read(Questionnaire questionnaire, FieldNames names, Table table) {
    RespondentColumns who = new RespondentColumns(table, names);
    int question = table.column(names.of(Field.QUESTION));
    int modality = table.column(names.of(Field.MODALITY));
    Set<Integer> used = who.positions();
    used.add(question);
    used.add(modality);
    Gate gate = new Gate(questionnaire);
    gate.open(table.source(), unused(table, used));
    Columns columns =
        (field, code) ->
            switch (field) {
              case QUESTION -> table.header().get(question);
              case MODALITY -> table.header().get(modality);
              default -> who.name(field);
            };
    table.forEach(row -> offer(gate, table, who, row, question, modality, columns));
    return gate.close();
  }

  private static void offer(
      Gate gate,
      Table table,
      RespondentColumns who,
      CsvRow row,
      int question,
      int modality,
      Columns columns) {
    List<Problem> problems = new ArrayList<>();
    AnswersReader.misshapen(table, row).ifPresent(problems::add);
    if (row.field(question).isEmpty()) {
      problems.add(new Problem(table.header().get(question), "", "the code of a question"));
    }
    Optional<Respondent> respondent = who.read(row, problems);
    if (!problems.isEmpty() || respondent.isEmpty()) {
      gate.refuse(table.source(), row.line(), problems);
      return;
    }
    Answer answer =
        new Answer(respondent.get(), row.field(question), AnswersReader.codes(row.field(modality)));
    gate.offer(new Entry(table.source(), row.line(), respondent.get(), List.of(answer)), columns);
  }

  /** Names of the columns that nothing reads. */
  static List<String> unused(Table table, Set<Integer> used) {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      if (!used.contains(i)) {
        unused.add(table.header().get(i));
      }
    }
    return unused;
  }
}
