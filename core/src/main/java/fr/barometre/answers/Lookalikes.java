package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.answer.ReadingSummary.Likeness;
import fr.barometre.api.answer.ReadingSummary.UnreadColumn;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.spelling.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks among the columns that nothing reads for what was not found: a weight, a wave, who
 * answered, a question. Only names are looked at, and nothing is read for it: people are told, and
 * decide.
 *
 * <p>Example: with a question {@code agents} that no column holds, {@code Agent} looks like it;
 * {@code agents2} does not, since numbers tell questions apart.
 */
final class Lookalikes {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");
  private static final Pattern OPTION = Pattern.compile("[\\[./:][^\\[./:]*$");

  /** A longer name is a sentence, in which a word means little. */
  private static final int MOST_WORDS = 4;

  /** A wording of fewer letters has to be the same. */
  private static final int LETTERS_OF_AN_ERROR = 10;

  /** Words of columns by what they hold; in the file only if no column of it is read for that. */
  private static final Map<Likeness, Pattern> WORDS =
      Map.of(
          Likeness.WEIGHT, Pattern.compile("poids|pond|ponder.*|redressement|weight.*|wgt"),
          Likeness.WAVE, Pattern.compile("vagues?|waves?|annee|year|millesime"),
          Likeness.IDENTIFIER,
              Pattern.compile(
                  "id|identifiant|identifier|repondant|respondent|token|jeton|uuid|siren|siret"
                      + "|insee|collectivite|commune|epci"));

  private final ExportHeader header;
  private final Set<Integer> used;

  /** The roles for which no column was found. */
  private final Set<Likeness> missing;

  private final List<Question> questions;

  private Lookalikes(
      ExportHeader header, Set<Integer> used, Set<Likeness> missing, List<Question> questions) {
    this.header = header;
    this.used = used;
    this.missing = missing;
    this.questions = questions;
  }

  /**
   * The columns that look like something missing.
   *
   * @param used the columns that are read
   * @param missing what no column is read for
   * @param questions the questions that no column holds
   */
  static List<UnreadColumn> of(
      ExportHeader header, Set<Integer> used, Set<Likeness> missing, List<Question> questions) {
    return new Lookalikes(header, used, missing, questions).found();
  }

  private List<UnreadColumn> found() {
    List<UnreadColumn> found = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      if (!used.contains(column) && !header.isLeftOut(column)) {
        likeness(column).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<UnreadColumn> likeness(int column) {
    List<String> names = names(header.heading(column));
    return questions.stream()
        .filter(question -> names.stream().anyMatch(name -> isLike(question, name)))
        .findFirst()
        .map(question -> unread(column, Likeness.QUESTION, question.code()))
        .or(
            () ->
                WORDS.entrySet().stream()
                    .filter(words -> missing.contains(words.getKey()))
                    .filter(words -> has(words.getValue(), header.label(column)))
                    .map(Map.Entry::getKey)
                    .min(Comparator.naturalOrder())
                    .map(likeness -> unread(column, likeness, "")));
  }

  private UnreadColumn unread(int column, Likeness likeness, String question) {
    return new UnreadColumn(header.table().source(), header.label(column), likeness, question);
  }

  /** The names of a column, and what stands before an option in each. */
  private static List<String> names(Heading heading) {
    return heading.names().stream()
        .flatMap(name -> Stream.of(name, OPTION.matcher(name).replaceFirst("")))
        .filter(name -> !name.isBlank())
        .distinct()
        .toList();
  }

  private static boolean has(Pattern words, String name) {
    String[] said = NO_WORD.split(PlainText.of(name));
    return said.length <= MOST_WORDS
        && Arrays.stream(said).anyMatch(word -> words.matcher(word).matches());
  }

  private static boolean isLike(Question question, String name) {
    String text = letters(name);
    String code = letters(question.code());
    int errors = code.length() < 5 ? 0 : code.length() < 9 ? 1 : 2;
    Label wording = question.wording();
    return isNear(text, code, errors)
        || Stream.of(wording.fr(), wording.en())
            .map(Lookalikes::letters)
            .anyMatch(asked -> isNear(text, asked, asked.length() / LETTERS_OF_AN_ERROR));
  }

  /** Whether two texts differ by few letters, and not in their numbers. */
  private static boolean isNear(String text, String other, int errors) {
    return !other.isEmpty()
        && Suggestion.distance(text, other, errors) <= errors
        && NO_DIGIT.matcher(text).replaceAll(" ").equals(NO_DIGIT.matcher(other).replaceAll(" "));
  }

  /** Letters and digits alone, without the zeros before a number. */
  private static String letters(String text) {
    String plain = NO_WORD.matcher(PlainText.of(text)).replaceAll("");
    return LEADING_ZEROS.matcher(plain).replaceAll("");
  }
}
