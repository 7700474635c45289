package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;

/**
 * A range of population, half-open: from the first bound, included, to the second, excluded.
 *
 * @param from smallest population of the band, zero or more
 * @param toExclusive first population above the band; {@link #UNBOUNDED} for the last band
 */
public record PopulationBand(
    @JsonProperty(required = true) int from, @JsonProperty(required = true) int toExclusive)
    implements StrictJson, Comparable<PopulationBand> {

  /** The upper bound of a band that has none. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * Checks what is given.
   *
   * @param from smallest population of the band, zero or more
   * @param toExclusive first population above the band
   */
  public PopulationBand {
    if (!(0 <= from && from < toExclusive)) {
      throw new IllegalArgumentException(
          "population band [" + from + ", " + toExclusive + ") is empty or negative");
    }
  }

  @JsonCreator
  static PopulationBand fromJson(
      @JsonProperty(value = "from", required = true) Integer from,
      @JsonProperty(value = "toExclusive", required = true) Integer toExclusive) {
    return new PopulationBand(
        requireNonNull(from, "from"), requireNonNull(toExclusive, "toExclusive"));
  }

  /**
   * Whether a population lies in the band.
   *
   * @param population a number of inhabitants
   * @return true if it does
   */
  public boolean contains(int population) {
    return from <= population && population < toExclusive;
  }

  /**
   * The band as a level: code {@code "500-999"}, or {@code "200000+"} for the last. That of all
   * sizes says so.
   *
   * @return the level
   */
  public Level level() {
    if (from == 0 && toExclusive == UNBOUNDED) {
      return new Level("0+", Label.of("toutes tailles", "any size"));
    }
    if (toExclusive == UNBOUNDED) {
      return new Level(
          from + "+", Label.of(fr(from) + " habitants et plus", en(from) + " inhabitants or more"));
    }
    int last = toExclusive - 1;
    return new Level(
        from + "-" + last,
        from == 0
            ? Label.of(
                "moins de " + fr(toExclusive) + " habitants",
                "under " + en(toExclusive) + " inhabitants")
            : Label.of(
                fr(from) + " à " + fr(last) + " habitants",
                en(from) + " to " + en(last) + " inhabitants"));
  }

  private static String fr(int number) {
    return grouped(number, '\u00A0');
  }

  private static String en(int number) {
    return grouped(number, ',');
  }

  private static String grouped(int number, char separator) {
    StringBuilder digits = new StringBuilder().append(number);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, separator);
    }
    return digits.toString();
  }

  @Override
  public int compareTo(PopulationBand other) {
    int byFrom = Integer.compare(from, other.from);
    return byFrom != 0 ? byFrom : Integer.compare(toExclusive, other.toExclusive);
  }
}
