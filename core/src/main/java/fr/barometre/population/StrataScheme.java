package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.PopulationBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A division of all populations into bands, half-open: [from, to).
 *
 * @param name what the scheme is called, shown in messages
 * @param bands bands that follow each other from 0 to no upper bound
 */
public record StrataScheme(String name, List<PopulationBand> bands) {

  /**
   * The fifteen strata of article L.2334-3 of the Code général des collectivités territoriales:
   * from "under 500" to "200,000 and more" inhabitants.
   */
  public static final StrataScheme CGCT =
      of(
          "CGCT L.2334-3",
          500,
          1_000,
          2_000,
          3_500,
          5_000,
          7_500,
          10_000,
          15_000,
          20_000,
          35_000,
          50_000,
          75_000,
          100_000,
          200_000);

  /** The strata of the law, with the one below 500 inhabitants cut at 100, 200 and 300. */
  public static final StrataScheme FINE =
      of(
          "CGCT L.2334-3, cut at 100, 200 and 300",
          IntStream.concat(
                  IntStream.of(100, 200, 300),
                  CGCT.bands().stream().mapToInt(PopulationBand::from).filter(from -> from > 0))
              .toArray());

  /** Under 1,000, 1,000 to 4,999, 5,000 inhabitants and more. */
  public static final StrataScheme THREE_BANDS = of("1,000/5,000", 1_000, 5_000);

  /** Under 3,500, 3,500 to 9,999, 10,000 to 99,999, 100,000 inhabitants and more. */
  public static final StrataScheme FOUR_BANDS = of("3,500/10,000/100,000", 3_500, 10_000, 100_000);

  /**
   * Checks what is given.
   *
   * @param name what the scheme is called
   * @param bands bands that follow each other from 0 to no upper bound
   */
  public StrataScheme {
    requireNonNull(name, "name");
    bands = List.copyOf(requireNonNull(bands, "bands"));
    int next = 0;
    for (PopulationBand band : bands) {
      if (band.from() != next) {
        throw new IllegalArgumentException(
            "scheme '" + name + "': band " + band + " does not begin at " + next);
      }
      next = band.toExclusive();
    }
    if (next != PopulationBand.UNBOUNDED) {
      throw new IllegalArgumentException(
          "scheme '" + name + "' stops at " + next + "; expected its last band to have no end");
    }
  }

  /**
   * The scheme whose bands begin at 0 and at each threshold.
   *
   * @param name what the scheme is called
   * @param thresholds populations above 0, increasing
   * @return the scheme
   */
  public static StrataScheme of(String name, int... thresholds) {
    List<PopulationBand> bands = new ArrayList<>();
    int from = 0;
    for (int threshold : thresholds) {
      if (threshold <= from) {
        throw new IllegalArgumentException(
            "scheme '"
                + name
                + "': thresholds "
                + Arrays.toString(thresholds)
                + " do not increase");
      }
      bands.add(new PopulationBand(from, threshold));
      from = threshold;
    }
    bands.add(new PopulationBand(from, PopulationBand.UNBOUNDED));
    return new StrataScheme(name, bands);
  }

  /**
   * The band of a population.
   *
   * @param population a number of inhabitants, zero or more
   * @return the band that contains it
   */
  public PopulationBand bandOf(int population) {
    for (PopulationBand band : bands) {
      if (band.contains(population)) {
        return band;
      }
    }
    throw new IllegalArgumentException("a population is not negative, got " + population);
  }

  /** Gives a collectivité the level of its band. */
  Function<Collectivite, Level> levels() {
    List<Level> levels = bands.stream().map(PopulationBand::level).toList();
    return collectivite -> {
      int at = 0;
      while (!bands.get(at).contains(collectivite.population())) {
        at++;
      }
      return levels.get(at);
    };
  }
}
