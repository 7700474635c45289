package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the sheet of a workbook that has answers from a summary, a list of fields or a pivot table
 * beside it: its header names who answers, and questions.
 */
final class AnswerSheet {

  private static final Pattern PIVOT =
      Pattern.compile("etiquettes? de (?:lignes|colonnes)|(?:row|column) labels");

  private static final List<Field> NAMING =
      List.of(Field.RESPONDENT, Field.CODE, Field.SIREN, Field.COLLECTIVITE);

  private final Set<String> questions = new HashSet<>();

  private AnswerSheet(List<Question> asked) {
    for (Question question : asked) {
      questions.add(PlainText.of(question.code()));
      questions.add(PlainText.of(question.wording().fr()));
      questions.add(PlainText.of(question.wording().en()));
    }
  }

  /** How well the first rows of a sheet fit: 0 if they do not, 1 if they may have answers. */
  static ToIntFunction<List<List<String>>> ofAny() {
    return new AnswerSheet(List.of())::fit;
  }

  /** The same for the answers to a questionnaire: more for who answers and each question. */
  static ToIntFunction<List<List<String>>> of(Questionnaire questionnaire) {
    return new AnswerSheet(questionnaire.questions())::fit;
  }

  private int fit(List<List<String>> rows) {
    int at = 0;
    while (at < rows.size() && filled(rows.get(at)) < 2) {
      at++;
    }
    if (at + 1 >= rows.size()) {
      return 0;
    }
    List<String> header = rows.get(at);
    boolean hasGaps = filled(header) < rows.get(at + 1).size();
    List<String> names =
        Stream.concat(header.stream(), hasGaps ? rows.get(at + 1).stream() : Stream.<String>empty())
            .toList();
    if (names.stream().anyMatch(name -> PIVOT.matcher(PlainText.of(name)).matches())) {
      return 0;
    }
    boolean isWho =
        ExportTool.of(rows) != ExportTool.ANY || names.stream().anyMatch(AnswerSheet::isOfWho);
    int asked = (int) names.stream().filter(this::isAsked).count();
    return isWho ? 1 + asked : Math.min(asked, 1);
  }

  private static int filled(List<String> row) {
    return (int) row.stream().filter(cell -> !cell.isBlank()).count();
  }

  private static boolean isOfWho(String name) {
    String plain = PlainText.of(name);
    return NAMING.stream().flatMap(field -> field.names().stream()).anyMatch(plain::equals)
        || CollectiviteGuess.field(name).isPresent()
        || RecognisedExport.isOfNames(plain);
  }

  /** Whether a header is a question, or an option of one in brackets. */
  private boolean isAsked(String name) {
    String plain = PlainText.of(name);
    int bracket = plain.indexOf('[');
    return questions.contains(plain)
        || (bracket > 0 && questions.contains(PlainText.of(plain.substring(0, bracket))));
  }
}
