package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.ReadingSummary.Likeness;
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

  /** The largest count of one row. */
  private static final int LARGEST_COUNT = 10_000_000;

  /** The largest sum of the counts of a file. */
  private static final int MOST = 100_000_000;

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
    Set<Likeness> missing = Set.of(Likeness.WEIGHT, Likeness.WAVE);
    AnswersBuilder builder = new AnswersBuilder(questionnaire, header.export());
    builder.open(header, used, Lookalikes.of(header, used, missing, List.of()));
    Columns columns = (field, code) -> header.label(field == Field.MODALITY ? modality : question);
    int[] counted = {0};
    // A question may have a total alone; beside rows of levels it would count all twice.
    List<Runnable> totals = new ArrayList<>();
    Set<String> broken = new HashSet<>();
    table.forEach(
        row -> {
          List<Problem> problems = new ArrayList<>(AnswersReader.damage(row));
          if (!problems.isEmpty()) {
            builder.refuse(table.source(), row.line(), problems);
            return;
          }
          AnswersReader.checkShape(header.size(), row, problems);
          int number = count(row, count, header.label(count), counted[0], problems);
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
          if (number == 0) {
            return;
          }
          Respondent first =
              Respondent.builder()
                  .id(table.source() + ":" + row.line() + "#1")
                  .putProfile(dimension.code(), level)
                  .build();
          Answer answer =
              new Answer(first, row.field(question), ModalityCodes.of(row.field(modality)));
          counted[0] += number;
          boolean isTotal = AnswerVocabulary.DEFAULT.isTotal(level);
          Runnable put =
              () -> {
                Entry entry = new Entry(table.source(), row.line(), first, List.of(answer));
                if (isTotal && broken.contains(answer.question())) {
                  builder.notes().remarkAt(table.source(), row.line(), WideCsv.NO_RESPONSES);
                } else if (builder.offer(entry, columns)) {
                  builder.repeat(answer, number - 1);
                }
              };
          if (isTotal) {
            totals.add(put);
          } else {
            broken.add(answer.question());
            put.run();
          }
        });
    totals.forEach(Runnable::run);
    return builder.close();
  }

  private static int count(
      CsvRow row, int column, String label, int before, List<Problem> problems) {
    String expected = "a number of respondents from 0 to " + LARGEST_COUNT;
    try {
      int number = Integer.parseInt(row.field(column));
      if (number >= 0 && number <= LARGEST_COUNT) {
        if (number <= MOST - before) {
          return number;
        }
        expected = "at most " + MOST + " respondents in all; the rows before have " + before;
      }
    } catch (NumberFormatException e) {
      // Not a number: told below, as a number out of range is.
    }
    problems.add(new Problem(label, row.field(column), expected));
    return 0;
  }

  private static String level(CsvRow row, List<Integer> columns) {
    return String.join(
        " ", columns.stream().map(row::field).filter(text -> !text.isEmpty()).toList());
  }
}
