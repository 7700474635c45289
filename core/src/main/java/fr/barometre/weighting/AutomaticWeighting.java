package fr.barometre.weighting;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The weighting by what the frame knows of its collectivités, by a rule that fits any sample.
 *
 * <ol>
 *   <li><b>Type and size</b> first: post-stratification on types crossed with fine bands of
 *       population (strata where the sample has no fine ones, else bands). Levels with fewer than
 *       {@value Weighting#FEWEST_RESPONDENTS} respondents are joined: types first, then sizes
 *       within each type.
 *   <li><b>OPSN</b>, then <b>région</b>, joined likewise: from the weights of the first step,
 *       calibration on all three (logit), which multiplies the weight of nobody by less than 0.2 or
 *       more than 5. Of a sample with one type and size, OPSN is the first step.
 *   <li>A dimension is left out if the frame or most of the respondents do not have it, or if one
 *       level is left after joining. If totals cannot be met within these bounds, the last
 *       dimension is left out, and then the one before.
 *   <li>Respondents outside the frame, or without a level of a dimension that is used, weigh
 *       nothing.
 * </ol>
 *
 * <p>What was joined and left out is told in the provenance of results. Reference: Deville and
 * Särndal, "Calibration Estimators in Survey Sampling", JASA 87 (1992), 376-382. Immutable.
 */
public final class AutomaticWeighting implements Weighting {

  /** The least by which OPSN and région multiply a weight. */
  private static final double LOWEST = 0.2;

  /** The most by which OPSN and région multiply a weight. */
  private static final double HIGHEST = 5;

  static final AutomaticWeighting STANDARD = new AutomaticWeighting(FEWEST_RESPONDENTS);

  /** Schemes of size, the finest first; the first that the sample has is used. */
  private static final List<Dimension> SIZES =
      List.of(Dimension.POPULATION_FINE, Dimension.POPULATION_STRATUM, Dimension.POPULATION_BAND);

  private static final List<Dimension> BEYOND_SIZE = List.of(Dimension.OPSN, Dimension.REGION);

  private final int fewest;

  private AutomaticWeighting(int fewest) {
    this.fewest = fewest;
  }

  /**
   * The same with another number of respondents that a level should have.
   *
   * @param other how many, one or more
   * @return the copy
   */
  public AutomaticWeighting joining(int other) {
    return new AutomaticWeighting(MatchedLevels.requireSome(other));
  }

  /**
   * The margins that it matches.
   *
   * @param known the dimensions that there are
   * @return the dimensions of each margin, which are crossed; the most important margin first
   */
  public static List<List<Dimension>> margins(Collection<Dimension> known) {
    List<Dimension> typeAndSize = new ArrayList<>(List.of(Dimension.TYPE));
    typeAndSize.retainAll(known);
    SIZES.stream().filter(known::contains).findFirst().ifPresent(typeAndSize::add);
    List<List<Dimension>> margins = new ArrayList<>();
    margins.add(List.copyOf(typeAndSize));
    BEYOND_SIZE.stream().filter(known::contains).map(List::of).forEach(margins::add);
    return margins.stream().filter(margin -> !margin.isEmpty()).toList();
  }

  /**
   * How far OPSN and région may take the weights of types and sizes.
   *
   * @return the distance, with its bounds
   */
  public static Distance distance() {
    return Distance.logit(LOWEST, HIGHEST);
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(Dimension.TYPE, Dimension.POPULATION_FINE, Dimension.OPSN, Dimension.REGION);
  }

  @Override
  public Map<String, String> collapsed(Dimension dimension) {
    return Map.of();
  }

  @Override
  public Set<String> excluded(Dimension dimension) {
    return Set.of();
  }

  @Override
  public boolean excludesOutsideFrame() {
    return true;
  }

  @Override
  public OptionalInt fewestRespondents() {
    return OptionalInt.of(fewest);
  }

  @Override
  public Label label() {
    return Label.of(
        "calage sur le type et la taille, l'OPSN et la région, niveaux de moins de "
            + fewest
            + " répondants regroupés",
        "calibration on type and size, OPSN and region, levels of fewer than "
            + fewest
            + " respondents joined");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AutomaticWeighting that && fewest == that.fewest;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(fewest);
  }

  @Override
  public String toString() {
    return label().en();
  }
}
