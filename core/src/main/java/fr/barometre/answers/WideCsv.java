package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A table with one row for each respondent, and one or several columns for each question. */
final class WideCsv {

  private static final Set<String> TICKED =
      Set.of("1", "x", "oui", "o", "yes", "y", "true", "vrai");
  private static final Set<String> UNTICKED = Set.of("", "0", "non", "n", "no", "false", "faux");

  /** The columns of one question: one with codes, or one for each modality. */
  private record Cells(Question question, int whole, Map<Integer, String> ticks) {}

  private final Questionnaire questionnaire;
  private final Table table;
  private final RespondentColumns who;
  private final List<Cells> cells;

  private WideCsv(Questionnaire questionnaire, FieldNames names, Table table) {
    this.questionnaire = questionnaire;
    this.table = table;
    this.who = new RespondentColumns(table, names);
    this.cells = cells();
  }

  static Answers read(Questionnaire questionnaire, FieldNames names, Table table) {
    WideCsv wide = new WideCsv(questionnaire, names, table);
    Gate gate = new Gate(questionnaire);
    Set<Integer> used = wide.who.positions();
    for (Cells columns : wide.cells) {
      used.addAll(columns.ticks().keySet());
      if (columns.whole() >= 0) {
        used.add(columns.whole());
      }
    }
    gate.open(table.source(), LongCsv.unused(table, used));
    table.forEach(row -> wide.offer(gate, row));
    return gate.close();
  }

  private List<Cells> cells() {
    Map<String, Cells> found = new LinkedHashMap<>();
    Set<Integer> taken = who.positions();
    for (int i = 0; i < table.header().size(); i++) {
      if (!taken.contains(i)) {
        add(found, i, table.header().get(i));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": no column is a question of "
              + questionnaire.code()
              + ": expected codes such as "
              + questionnaire.questions().stream().map(Question::code).limit(5).toList()
              + "; the header has "
              + table.header());
    }
    return List.copyOf(found.values());
  }

  private void add(Map<String, Cells> found, int column, String name) {
    Optional<Question> whole = AnswersReader.question(questionnaire, name);
    if (whole.isPresent()) {
      Question question = whole.get();
      if (found.put(question.code(), new Cells(question, column, Map.of())) != null) {
        throw twice(question);
      }
      return;
    }
    int bracket = name.indexOf('[');
    if (bracket < 0 || !name.endsWith("]")) {
      return;
    }
    Optional<Question> ticked = AnswersReader.question(questionnaire, name.substring(0, bracket));
    if (ticked.isEmpty()) {
      return;
    }
    Question question = ticked.get();
    String modality = name.substring(bracket + 1, name.length() - 1);
    if (question.kind() != QuestionKind.MULTIPLE || question.modality(modality).isEmpty()) {
      throw new IllegalArgumentException(
          table.headerPlace()
              + ": column '"
              + name
              + "': expected a multiple choice and one of its modalities; "
              + question.code()
              + " is "
              + question.kind()
              + " with "
              + question.modalityCodes());
    }
    Cells before =
        found.computeIfAbsent(question.code(), code -> new Cells(question, -1, new TreeMap<>()));
    if (before.whole() >= 0) {
      throw twice(question);
    }
    before.ticks().put(column, modality);
  }

  private IllegalArgumentException twice(Question question) {
    return new IllegalArgumentException(
        table.headerPlace()
            + ": question '"
            + question.code()
            + "' has a column of its own and columns by modality; expected one or the other");
  }

  private void offer(Gate gate, CsvRow row) {
    List<Problem> problems = new ArrayList<>();
    AnswersReader.misshapen(table, row).ifPresent(problems::add);
    if (problems.isEmpty()
        && table instanceof Refusing refusing
        && refusing.refusal(row).isPresent()) {
      gate.refuse(table.source(), row.line(), refusing.refusal(row).stream().toList());
      return;
    }
    Optional<Respondent> respondent = who.read(row, problems);
    Map<Question, List<String>> chosen = new LinkedHashMap<>();
    cells.forEach(columns -> chosen.put(columns.question(), codes(columns, row, problems)));
    if (!problems.isEmpty() || respondent.isEmpty()) {
      gate.refuse(table.source(), row.line(), problems);
      return;
    }
    gate.offer(
        new Entry(table.source(), row.line(), respondent.get(), answers(respondent.get(), chosen)),
        (field, question) ->
            field == Field.MODALITY || field == Field.QUESTION ? question : who.name(field));
  }

  private List<String> codes(Cells columns, CsvRow row, List<Problem> problems) {
    if (columns.whole() >= 0) {
      return AnswersReader.codes(row.field(columns.whole()));
    }
    List<String> codes = new ArrayList<>();
    columns
        .ticks()
        .forEach(
            (column, modality) -> {
              String cell = row.field(column).toLowerCase(Locale.ROOT);
              if (TICKED.contains(cell)) {
                codes.add(modality);
              } else if (!UNTICKED.contains(cell)) {
                problems.add(
                    new Problem(
                        table.header().get(column),
                        row.field(column),
                        "1, x, oui or yes when ticked; 0, non, no or nothing when not"));
              }
            });
    return codes;
  }

  /** The answers of a respondent, blanks included where the question was put. */
  private List<Answer> answers(Respondent respondent, Map<Question, List<String>> chosen) {
    Set<String> reached = new HashSet<>();
    chosen.forEach(
        (question, codes) -> {
          if (!codes.isEmpty()) {
            reached.add(question.theme());
          }
        });
    List<Answer> answers = new ArrayList<>();
    chosen.forEach(
        (question, codes) -> {
          if (!codes.isEmpty() || isPut(question, respondent.wave(), reached)) {
            answers.add(new Answer(respondent, question.code(), codes));
          }
        });
    return answers;
  }

  private boolean isPut(Question question, String wave, Set<String> reachedThemes) {
    if (!wave.isEmpty()) {
      return questionnaire.waves().isEmpty()
          || questionnaire.wavesOf(question).stream().anyMatch(w -> w.code().equals(wave));
    }
    return questionnaire.waves().size() < 2 || reachedThemes.contains(question.theme());
  }
}
