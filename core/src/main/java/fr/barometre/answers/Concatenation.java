package fr.barometre.answers;

import fr.barometre.api.answer.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Appends the rows of finished columns to columns that are being filled. The columns' dictionaries
 * differ; each value is looked up once for each column, not once for each row.
 */
final class Concatenation {

  /** The identifier of a row without one, which the rows of another file have too. */
  private static final Pattern NUMBERED = Pattern.compile("row \\d+");

  private final CodedAnswers from;
  private final List<String> before;
  private final Respondents respondents;
  private final AnswersBuilder builder;

  /** For each number in the source columns, the number in the target columns. */
  private final int[] profiles;

  private final int[] details;
  private final int[] waves;
  private final int[] roles;
  private final int[] dates;

  /** The same for what is said to each question, by its position. */
  private final List<int[]> codes = new ArrayList<>();

  private final int[] collectiviteOf;

  /**
   * Columns whose rows are to be added.
   *
   * @param before the sources of the answers before them
   */
  Concatenation(CodedAnswers from, AnswersBuilder builder, List<String> before) {
    this.from = from;
    this.before = before;
    this.respondents = from.respondents();
    this.builder = builder;
    RespondentDictionaries dictionaries = builder.dictionaries();
    List<Map<String, String>> levels = respondents.profiles().values();
    List<Role> known = respondents.roles().values();
    this.profiles = levels.stream().mapToInt(dictionaries::profile).toArray();
    this.details =
        respondents.details().values().stream().mapToInt(dictionaries::details).toArray();
    this.waves =
        respondents.waves().values().stream().mapToInt(dictionaries.waves()::number).toArray();
    this.roles = known.stream().mapToInt(dictionaries.roles()::number).toArray();
    this.dates =
        respondents.dates().values().stream().mapToInt(dictionaries.dates()::number).toArray();
    this.collectiviteOf = respondents.collectiviteOf();
    for (int question = 0; question < from.questions(); question++) {
      List<List<String>> sayings = from.column(question).sayings();
      int[] becomes = new int[sayings.size() + 1];
      for (int code = 1; code < becomes.length; code++) {
        becomes[code] = builder.coded(question, sayings.get(code - 1));
      }
      codes.add(becomes);
    }
  }

  /** Adds the rows of some responses. */
  void add(Rows rows, IntPredicate chosen) {
    CodedRow said = new CodedRow(codes.size());
    rows.read(
            chosen,
            (source, line, response, questions) -> {
              said.clear();
              for (int question : questions) {
                said.add(
                    question, codes.get(question)[from.column(question).codes().get(response)]);
              }
              builder.offer(
                  new AnswersBuilder.Place(source, line, said.size() == 1),
                  who(source, response),
                  said,
                  i -> unusable(source, line),
                  Columns.FIELDS);
              return response;
            })
        .forEach(response -> {});
  }

  private static Problem unusable(String source, long line) {
    throw new IllegalStateException(source + ":" + line + ": an answer that was accepted is not");
  }

  private CodedRespondent who(String source, int response) {
    String id = respondents.id(response);
    boolean numbered =
        !before.isEmpty() && !before.contains(source) && NUMBERED.matcher(id).matches();
    return new CodedRespondent(
        numbered ? source + " " + id : id,
        respondents.collectivites().get(collectiviteOf[response]),
        profiles[respondents.profiles().numbers().get(response)],
        details[respondents.details().numbers().get(response)],
        waves[respondents.waves().numbers().get(response)],
        roles[respondents.roles().numbers().get(response)],
        dates[respondents.dates().numbers().get(response)],
        respondents.weight(response));
  }
}
