package fr.barometre.cube;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.AnswerCounts;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The content of a tally: the questionnaire and the frame that it is of, the cells of each
 * indicator, and the numbers of rows read.
 *
 * @param questionnaire what was asked
 * @param population the frame
 * @param dimensions dimensions that make the cells, and after them those of respondents
 * @param responses the levels of each dimension of respondents, in their order
 * @param indicators the cells of each indicator, in order
 * @param counts what became of the rows read
 * @param rejections why rows were not used
 * @param reading what the answers read say, by wave and question, as {@code Answers.readingByWave}
 *     has it; empty if that was not counted
 * @param sources where the answers come from, sorted
 */
public record Cube(
    Questionnaire questionnaire,
    Population population,
    List<Dimension> dimensions,
    List<ResponseLevels> responses,
    Map<IndicatorDefinition, IndicatorTally> indicators,
    AnswerCounts counts,
    List<Rejection> rejections,
    Map<String, List<QuestionReading>> reading,
    Set<String> sources) {

  /** Copies what could change. */
  public Cube {
    dimensions = List.copyOf(dimensions);
    responses = List.copyOf(responses);
    indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
    rejections = List.copyOf(rejections);
    reading = Collections.unmodifiableSortedMap(new TreeMap<>(reading));
    sources = Collections.unmodifiableSet(new TreeSet<>(sources));
  }

  /**
   * A cube of answers that were counted.
   *
   * @param dimensions dimensions that make the cells
   * @param responses the levels of each dimension of respondents
   * @param outside responses of collectivités that the frame does not have
   * @param origin where the answers come from
   */
  public static Cube of(
      Questionnaire questionnaire,
      Population population,
      List<Dimension> dimensions,
      List<ResponseLevels> responses,
      Map<IndicatorDefinition, IndicatorTally> indicators,
      long outside,
      Origin origin) {
    List<Dimension> all = new ArrayList<>(dimensions);
    responses.forEach(levels -> all.add(levels.dimension()));
    return new Cube(
        questionnaire,
        population,
        all,
        responses,
        indicators,
        origin.counts(outside),
        origin.rejections(),
        origin.reading(),
        new TreeSet<>(origin.sources()));
  }

  /** The dimensions that make the cells. */
  public List<Dimension> cellDimensions() {
    return dimensions.subList(0, dimensions.size() - responses.size());
  }

  /** The levels that responses may have in a dimension; empty for one of the frame. */
  public Optional<List<Level>> responseLevels(Dimension dimension) {
    return responses.stream()
        .filter(levels -> levels.dimension().equals(dimension))
        .findFirst()
        .map(ResponseLevels::levels);
  }

  /**
   * The cells of an indicator.
   *
   * @throws IllegalArgumentException if it was not counted
   */
  public IndicatorTally indicator(IndicatorDefinition indicator) {
    IndicatorTally tally = indicators.get(indicator);
    if (tally == null) {
      throw new IllegalArgumentException(
          "indicator '"
              + indicator.code()
              + "' as defined (base "
              + indicator.basePolicy()
              + ", unit "
              + indicator.countingUnit()
              + ") was not tallied; tallied: "
              + indicators.keySet().stream().map(IndicatorDefinition::code).toList());
    }
    return tally;
  }

  /**
   * The cube of the answers of both: associative and commutative, to the bit.
   *
   * @throws IllegalArgumentException if the two are of other questionnaires, frames, dimensions or
   *     indicators, or share a collectivité's answers to a question
   */
  public Cube merge(Cube other) {
    require(questionnaire.equals(other.questionnaire), "questionnaires", other.questionnaire);
    population
        .difference(other.population)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "tallies of different frames do not merge; they differ in " + difference);
            });
    require(dimensions.equals(other.dimensions), "dimensions", other.dimensions);
    require(
        indicators.keySet().equals(other.indicators.keySet()),
        "indicators",
        other.indicators.keySet());
    Map<IndicatorDefinition, IndicatorTally> merged = new LinkedHashMap<>();
    indicators.forEach(
        (indicator, tally) ->
            merged.put(indicator, tally.merge(requireNonNull(other.indicators.get(indicator)))));
    List<Rejection> rejected = new ArrayList<>(rejections);
    rejected.addAll(other.rejections);
    Set<String> names = new TreeSet<>(sources);
    names.addAll(other.sources);
    AnswerCounts both =
        new AnswerCounts(
            counts.read() + other.counts.read(),
            counts.accepted() + other.counts.accepted(),
            counts.rejected() + other.counts.rejected(),
            counts.outsideFrame() + other.counts.outsideFrame());
    List<ResponseLevels> levels = new ArrayList<>();
    for (int d = 0; d < responses.size(); d++) {
      levels.add(responses.get(d).merge(other.responses.get(d)));
    }
    Map<String, List<QuestionReading>> readings = new HashMap<>(reading);
    other.reading.forEach((wave, others) -> readings.merge(wave, others, Cube::plus));
    return new Cube(
        questionnaire, population, dimensions, levels, merged, both, rejected, readings, names);
  }

  private static List<QuestionReading> plus(
      List<QuestionReading> some, List<QuestionReading> others) {
    Map<String, QuestionReading> all = new LinkedHashMap<>();
    some.forEach(reading -> all.put(reading.question(), reading));
    others.forEach(reading -> all.merge(reading.question(), reading, QuestionReading::plus));
    return List.copyOf(all.values());
  }

  /** Counts of the answers read to a question; empty if they were not made. */
  public Optional<QuestionReading> reading(Question question) {
    return reading(question, wave -> true);
  }

  /**
   * The same in some of the waves. What was refused of which nobody knows the wave concerns each.
   *
   * @param waves codes of waves, blank for answers that name none; none for all
   */
  public Optional<QuestionReading> reading(Question question, Collection<String> waves) {
    if (waves.isEmpty() || questionnaire.wavesOf(question).size() < 2) {
      return reading(question);
    }
    Optional<QuestionReading> told = reading(question, waves::contains);
    Refusals unknown =
        waves.contains("")
            ? Refusals.NONE
            : reading(question, String::isEmpty)
                .map(QuestionReading::refused)
                .orElse(Refusals.NONE);
    QuestionReading refused = new QuestionReading(question.code(), 0, 0, 0, 0, unknown);
    return told.map(read -> read.plus(refused)).or(() -> Optional.of(refused));
  }

  private Optional<QuestionReading> reading(Question question, Predicate<String> waves) {
    return reading.entrySet().stream()
        .filter(ofWave -> waves.test(ofWave.getKey()))
        .flatMap(ofWave -> ofWave.getValue().stream())
        .filter(read -> read.question().equals(question.code()))
        .reduce(QuestionReading::plus);
  }

  private void require(boolean same, String what, Object others) {
    if (!same) {
      throw new IllegalArgumentException(
          "tallies of different " + what + " do not merge: " + this + " and " + others);
    }
  }

  @Override
  public String toString() {
    return questionnaire.code()
        + ": "
        + indicators.size()
        + " indicators by "
        + dimensions
        + ", "
        + counts.accepted()
        + " rows";
  }
}
