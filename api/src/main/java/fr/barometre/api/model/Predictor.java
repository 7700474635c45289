package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import java.util.Arrays;
import java.util.List;

/**
 * A column that a regression explains another by: a factor, which has levels, or a number.
 *
 * @param name its name
 * @param texts of a factor, the level of each unit; nothing or {@code NA} where it is not known.
 *     None of a number
 * @param numbers of a number, the value of each unit; not a number where it is not known. None of a
 *     factor
 * @param baseline of a factor, the level that the others are compared with; empty for the first
 */
public record Predictor(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) List<String> texts,
    @JsonProperty(required = true) List<Double> numbers,
    @JsonProperty(required = true) String baseline)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param name its name
   * @param texts of a factor, the level of each unit; nothing or {@code NA} where it is not known.
   *     None of a number
   * @param numbers of a number, the value of each unit; not a number where it is not known. None of
   *     a factor
   * @param baseline of a factor, the level that the others are compared with; empty for the first
   */
  public Predictor {
    if (requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("a predictor has no name; expected one");
    }
    texts = copy(name, texts);
    numbers = copy(name, numbers);
    requireNonNull(baseline, "baseline");
    if (texts.isEmpty() == numbers.isEmpty()) {
      throw new IllegalArgumentException(
          "predictor '"
              + name
              + "' has "
              + texts.size()
              + " texts and "
              + numbers.size()
              + " numbers; expected one of them a unit");
    }
    if (!baseline.isEmpty() && !texts.contains(baseline)) {
      throw new IllegalArgumentException(
          "predictor '"
              + name
              + "': no unit has its baseline '"
              + baseline
              + "'; expected a level");
    }
  }

  private static <T> List<T> copy(String name, List<T> values) {
    for (int i = 0; i < requireNonNull(values, name).size(); i++) {
      if (values.get(i) == null) {
        throw new IllegalArgumentException(
            "predictor '" + name + "': unit " + i + " has null; expected a text or a number");
      }
    }
    return List.copyOf(values);
  }

  /**
   * A factor; its first level, numbers in names by their size, is the baseline.
   *
   * @param name its name
   * @param levels the level of each unit; nothing or {@code NA} where it is not known
   * @return the predictor
   */
  public static Predictor factor(String name, String... levels) {
    return new Predictor(name, Arrays.asList(levels), List.of(), "");
  }

  /**
   * A number.
   *
   * @param name its name
   * @param values the value of each unit; not a number where it is not known
   * @return the predictor
   */
  public static Predictor number(String name, double... values) {
    return new Predictor(name, List.of(), Arrays.stream(values).boxed().toList(), "");
  }

  /**
   * The same factor, whose other levels are compared with one.
   *
   * @param level a level that a unit has
   * @return the copy
   */
  public Predictor withBaseline(String level) {
    return new Predictor(name, texts, numbers, level);
  }

  /**
   * Whether it has levels.
   *
   * @return false for a number
   */
  @JsonIgnore
  public boolean isFactor() {
    return numbers.isEmpty();
  }

  /**
   * Number of units.
   *
   * @return one or more
   */
  public int units() {
    return texts.size() + numbers.size();
  }

  @Override
  public String toString() {
    return name + ", " + (isFactor() ? "factor" : "number") + " of " + units() + " units";
  }
}
