package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table of published counts: question, modality, level and number of respondents. */
final class CountsCsv {

  private static final int LARGEST_COUNT = 10_000_000;

  private CountsCsv() {}

  static Answers read(
      Questionnaire questionnaire,
      ExportHeader header,
      Dimension dimension,
      List<String> levelColumns) {
    if (levelColumns.isEmpty()) {
      throw new IllegalArgumentException(
          "no column given for the level of " + dimension.code() + "; expected one at least");
    }
    Table table = header.table();
    int question = header.column(Field.QUESTION);
    int modality = header.column(Field.MODALITY);
    int count = header.column(Field.COUNT);
    List<Integer> levels = levelColumns.stream().map(header::column).toList();
    Set<Integer> used = new HashSet<>(levels);
    used.addAll(List.of(question, modality, count));
    AnswersBuilder builder = new AnswersBuilder(questionnaire, header.export());
    builder.open(table.source(), header.unused(used));
    Columns columns = (field, code) -> header.label(field == Field.MODALITY ? modality : question);
    table.forEach(
        row -> {
          List<Problem> problems = new ArrayList<>(AnswersReader.damage(row));
          if (!problems.isEmpty()) {
            builder.refuse(table.source(), row.line(), problems);
            return;
          }
          AnswersReader.checkShape(header.size(), row, problems);
          int number = count(row, count, header.label(count), problems);
          String level = level(row, levels);
          if (level.isEmpty()) {
            problems.add(new Problem(String.join(" ", levelColumns), "", "a level"));
          }
          if (row.field(question).isEmpty()) {
            problems.add(new Problem(header.label(question), "", "the code of a question"));
          }
          if (!problems.isEmpty()) {
            builder.refuse(table.source(), row.line(), problems);
            return;
          }
          for (int k = 1; k <= number; k++) {
            Respondent respondent =
                Respondent.builder()
                    .id(table.source() + ":" + row.line() + "#" + k)
                    .putProfile(dimension.code(), level)
                    .build();
            Answer answer =
                new Answer(respondent, row.field(question), ModalityCodes.of(row.field(modality)));
            Entry entry = new Entry(table.source(), row.line(), respondent, List.of(answer));
            if (!builder.offer(entry, columns)) {
              return;
            }
          }
        });
    return builder.close();
  }

  private static int count(CsvRow row, int column, String label, List<Problem> problems) {
    try {
      int number = Integer.parseInt(row.field(column));
      if (number >= 0 && number <= LARGEST_COUNT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Not a number: told below, as a number out of range is.
    }
    problems.add(
        new Problem(
            label, row.field(column), "a number of respondents from 0 to " + LARGEST_COUNT));
    return 0;
  }

  private static String level(CsvRow row, List<Integer> columns) {
    return String.join(
        " ", columns.stream().map(row::field).filter(text -> !text.isEmpty()).toList());
  }
}
