package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

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
   */
  public PopulationMargin {
    requireNonNull(name, "name");
    category = category.clone();
    totals = Map.copyOf(totals);
  }
}
