package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/**
 * A margin to rake to: the category of each unit, and the population's totals.
 *
 * @param name its name, for messages
 * @param category the category of each unit
 * @param totals population total of each category, above zero
 */
@SuppressWarnings("ArrayRecordComponent") // a column, as everywhere in a design
public record PopulationMargin(String name, String[] category, Map<String, Double> totals) {

  /**
   * Checks what is given.
   *
   * @param name its name, for messages
   * @param category the category of each unit
   * @param totals population total of each category, above zero
   * @throws IllegalArgumentException if a total is not a finite number above zero
   */
  public PopulationMargin {
    requireNonNull(name, "name");
    category = category.clone();
    Auxiliaries.requireCounts(name, totals);
    totals = Map.copyOf(totals);
  }

  /**
   * The size of the population: the sum of the totals.
   *
   * @return above zero
   */
  public double size() {
    return totals.values().stream().sorted().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * The margin of a population of another size, in the same shares: for totals from sources that do
   * not quite agree, or for shares themselves.
   *
   * @param size the size, above zero
   * @return the margin, its totals multiplied by size / {@link #size()}
   */
  public PopulationMargin scaledTo(double size) {
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "size of the population " + size + "; expected a finite number above 0");
    }
    double factor = size / size();
    Map<String, Double> scaled = new HashMap<>();
    totals.forEach((name, total) -> scaled.put(name, total * factor));
    return new PopulationMargin(name, category, scaled);
  }
}
