package fr.barometre.answers;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.population.Population;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Answers as dictionary-encoded columns: a row for each response, a column for each question, and a
 * dictionary of the distinct answers to it. Made while answers are read.
 *
 * <p>Memory, with k the distinct values of a column:
 *
 * <ul>
 *   <li>⌈log₂(k + 1)⌉ bits for each response and column: questions, wave, role, day, profile,
 *       columns kept and collectivité;
 *   <li>the identifier of a response, a byte a Latin letter and two for others, and four bytes;
 *       eight bytes for its weight if any weight is not 1;
 *   <li>two to six bytes a row for its place in the file;
 *   <li>some twenty bytes a collectivité;
 *   <li>once tallied: eight bytes a response and some eighty a collectivité for the clusters, nine
 *       bytes a collectivité and some hundred a cell for the cells; for very many anonymous
 *       responses instead ⌈log₂ k⌉ bits a response and question.
 * </ul>
 *
 * <p>A row of a file of counts takes some 140 bytes, whatever number it counts.
 */
public final class CodedAnswers {

  /** The code of a response that has no record of an answer to the question. */
  public static final int NO_RECORD = 0;

  private final Respondents respondents;
  private final List<PackedColumn> columns;
  private final Map<String, PackedColumn> byQuestion = new HashMap<>();
  private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

  /** The clusters of the frame last asked for. */
  private record Grouped(Population population, Clusters clusters) {}

  /**
   * Answers as they were read.
   *
   * @param respondents who gave each response
   * @param columns one for each question of the questionnaire
   */
  CodedAnswers(Respondents respondents, List<PackedColumn> columns) {
    this.respondents = respondents;
    this.columns = List.copyOf(columns);
    columns.forEach(column -> byQuestion.put(column.question().code(), column));
  }

  /**
   * Number of responses: respondents, once for each wave that they answered in.
   *
   * @return zero or more
   */
  public int size() {
    return respondents.size();
  }

  /**
   * CodedRespondent gave a response.
   *
   * @param response its row, from 0
   * @return the respondent
   */
  public Respondent respondent(int response) {
    return respondents.get(response);
  }

  /**
   * The waves of all responses.
   *
   * @return by response, the position of its wave in {@link #waves}; a copy
   */
  public int[] waveOf() {
    return respondents.waves().numbers().unpacked();
  }

  /**
   * The profiles of all responses.
   *
   * @return by response, a number that responses share if they have the same profile, from 0; a
   *     copy
   */
  public int[] profileOf() {
    return respondents.profiles().numbers().unpacked();
  }

  /**
   * The values of the respondents' columns that were kept: each combination once.
   *
   * @return the different combinations, in the order met: texts by name of the column
   */
  public List<Map<String, String>> details() {
    return respondents.details().values();
  }

  /**
   * For each response, the position of its values in {@link #details()}.
   *
   * @return by response, the position of its combination in {@link #details}; a copy
   */
  public int[] detailsOf() {
    return respondents.details().numbers().unpacked();
  }

  /**
   * Number of different profiles.
   *
   * @return zero or more
   */
  public int profiles() {
    return respondents.profiles().values().size();
  }

  /**
   * The roles of all responses.
   *
   * @return by response, the position of its role in {@code Role.values()}; a copy
   */
  public int[] roles() {
    List<Role> all = List.of(Role.values());
    int[] positions = respondents.roles().values().stream().mapToInt(all::indexOf).toArray();
    int[] roles = respondents.roles().numbers().unpacked();
    Arrays.setAll(roles, response -> positions[roles[response]]);
    return roles;
  }

  /**
   * The role of whoever gave a response.
   *
   * @param response its row, from 0
   * @return the role
   */
  public Role role(int response) {
    return respondents.roles().get(response);
  }

  /**
   * The day on which a response was given.
   *
   * @param response its row, from 0
   * @return an ISO date; blank if it is not known
   */
  public String date(int response) {
    return respondents.dates().get(response);
  }

  /**
   * The first response that names a collectivité.
   *
   * @return its row; empty if all are anonymous
   */
  public OptionalInt firstNamed() {
    TextColumn texts = respondents.collectivites();
    if (IntStream.range(0, texts.size()).allMatch(text -> texts.get(text).isEmpty())) {
      return OptionalInt.empty();
    }
    int[] collectiviteOf = respondents.collectiviteOf();
    return IntStream.range(0, size())
        .filter(response -> !texts.get(collectiviteOf[response]).isEmpty())
        .findFirst();
  }

  /**
   * Whether responses have weights.
   *
   * @return false if the weight of each is one
   */
  public boolean weighted() {
    return respondents.weighted();
  }

  /**
   * The design weight of a response.
   *
   * @param response its row, from 0
   * @return finite and above 0
   */
  public double weight(int response) {
    return respondents.weight(response);
  }

  /**
   * The waves that responses name, blank for those without one.
   *
   * @return different codes, in the order met
   */
  public List<String> waves() {
    return respondents.waves().values();
  }

  /**
   * The different answers to a question: lists of modality codes, empty for a blank.
   *
   * @param question code of a question of the questionnaire
   * @return the different answers, in the order met
   */
  public List<List<String>> sayings(String question) {
    return column(question).sayings();
  }

  /**
   * For each response, the position of its answer to a question.
   *
   * @param question code of a question of the questionnaire
   * @return by response, {@link #NO_RECORD} or k for the k-th of {@link #sayings}; a copy
   */
  public int[] codes(String question) {
    return column(question).codes().unpacked();
  }

  /** CodedRespondent gave each response. */
  Respondents respondents() {
    return respondents;
  }

  /** Number of questions of the questionnaire. */
  int questions() {
    return columns.size();
  }

  /** The column of a question by its position in the questionnaire. */
  PackedColumn column(int question) {
    return columns.get(question);
  }

  private PackedColumn column(String question) {
    PackedColumn column = byQuestion.get(question);
    if (column == null) {
      throw new IllegalArgumentException(
          "no answers to question '" + question + "'; expected one of " + byQuestion.keySet());
    }
    return column;
  }

  /**
   * The responses grouped by collectivité.
   *
   * @param population the frame, which knows a collectivité by several references
   * @return the clusters; kept for the frame last asked for
   */
  public Clusters clusters(Population population) {
    return kept(
            Grouped.class,
            known -> known.population().equals(population),
            () -> new Grouped(population, Clusters.of(respondents, population)))
        .clusters();
  }

  /**
   * A result computed from the answers, kept for the next time that it is asked for; one for each
   * class.
   *
   * @param <T> what is made
   * @param type its class
   * @param fits whether what is kept will do
   * @param make makes it if not, by one thread at a time; without asking for anything kept
   * @return what is kept from now on
   */
  public <T> T kept(Class<T> type, Predicate<T> fits, Supplier<T> make) {
    return type.cast(
        kept.compute(
            type, (t, last) -> last != null && fits.test(type.cast(last)) ? last : make.get()));
  }

  @Override
  public String toString() {
    return size() + " responses to " + columns.size() + " questions";
  }
}
