package fr.barometre.sample;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A domain: the part of a sample that an estimate is about. The rest stays in the sample for the
 * variance.
 */
public final class Domain {

  private static final Domain ALL = new Domain(List.of(), List.of(), Optional.empty(), false);

  private final List<Dimension> dimensions;

  /** In each of the dimensions the level, or the levels that are taken as one. */
  private final List<Set<String>> levels;

  private final Optional<Trait> trait;

  /** Whether only collectivités of the frame are in it. */
  private final boolean framed;

  private Domain(
      List<Dimension> dimensions, List<Set<String>> levels, Optional<Trait> trait, boolean framed) {
    this.framed = framed;
    this.dimensions = List.copyOf(dimensions);
    this.levels = List.copyOf(levels);
    this.trait = trait;
  }

  /**
   * The whole sample.
   *
   * @return the domain of everyone
   */
  public static Domain all() {
    return ALL;
  }

  /**
   * The domain narrowed to one level of a dimension; a level of ROLE keeps the responses of that
   * role ({@link #ofResponses}), any other the collectivités that have it.
   *
   * @param dimension the dimension
   * @param level code of the level
   * @return the narrower domain
   */
  public Domain at(Dimension dimension, String level) {
    return dimension.equals(Dimension.ROLE)
        ? ofResponses(dimension, level)
        : at(dimension, Set.of(requireNonNull(level, "level")));
  }

  /**
   * The domain narrowed to some levels of a dimension, taken as one.
   *
   * @param dimension a dimension of the frame; not ROLE
   * @param some codes of levels, one or more
   * @return the narrower domain
   */
  public Domain at(Dimension dimension, Set<String> some) {
    List<Dimension> all = new ArrayList<>(dimensions);
    List<Set<String>> narrower = new ArrayList<>(levels);
    int known = all.indexOf(requireNonNull(dimension, "dimension"));
    if (known >= 0) {
      narrower.set(known, Set.copyOf(some));
    } else {
      all.add(dimension);
      narrower.add(Set.copyOf(some));
    }
    return new Domain(all, narrower, trait, framed);
  }

  /**
   * The domain narrowed to the responses that have a level of a dimension of respondents, beside
   * those of other such dimensions that it has.
   *
   * @param dimension the dimension, such as ROLE
   * @param level code of the level
   * @return the narrower domain
   */
  public Domain ofResponses(Dimension dimension, String level) {
    List<Dimension> all = new ArrayList<>(List.of(requireNonNull(dimension, "dimension")));
    List<String> codes = new ArrayList<>(List.of(requireNonNull(level, "level")));
    for (Dimension known : trait.map(Trait::dimensions).orElse(List.of())) {
      if (!known.equals(dimension)) {
        all.add(known);
        codes.add(trait.orElseThrow().level(known));
      }
    }
    return new Domain(dimensions, levels, Optional.of(new Trait(all, codes)), framed);
  }

  /**
   * The domain without its group of responses.
   *
   * @return the wider domain, of all responses
   */
  public Domain ofAllResponses() {
    return new Domain(dimensions, levels, Optional.empty(), framed);
  }

  /**
   * The domain narrowed to collectivités that the frame has: what an adjusted figure is about.
   *
   * @return the narrower domain
   */
  public Domain inFrame() {
    return new Domain(dimensions, levels, trait, true);
  }

  /** Whether only collectivités of the frame are in it. */
  boolean isFramed() {
    return framed;
  }

  /**
   * The dimensions of the frame that the domain depends on.
   *
   * @return distinct dimensions
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * Whether collectivités with some levels are in the domain, whatever their responses.
   *
   * @param known dimensions, among them those of the domain
   * @param found the level of each
   * @return true if they are
   * @throws IllegalArgumentException if a dimension of the domain is missing
   */
  public boolean contains(List<Dimension> known, List<Level> found) {
    for (int d = 0; d < dimensions.size(); d++) {
      int at = known.indexOf(dimensions.get(d));
      if (at < 0) {
        throw new IllegalArgumentException(
            "no breakdown by " + dimensions.get(d) + ": the tally is by " + known);
      }
      if (!levels.get(d).contains(found.get(at).code())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The levels of one of the domain's dimensions.
   *
   * @param dimension one of {@link #dimensions()}
   * @return codes of the levels that are taken as one; none for another dimension
   */
  public Set<String> levels(Dimension dimension) {
    int at = dimensions.indexOf(dimension);
    return at < 0 ? Set.of() : levels.get(at);
  }

  /**
   * The levels in each of the domain's dimensions.
   *
   * @return codes of the levels that are taken as one, in the order of {@link #dimensions()}
   */
  public List<Set<String>> levels() {
    return levels;
  }

  /**
   * Whether it is a group of responses, of which the frame knows no size.
   *
   * @return true after {@link #ofResponses}
   */
  public boolean isOfResponses() {
    return trait.isPresent();
  }

  /** The trait of the responses that alone count; empty when every response counts. */
  Optional<Trait> trait() {
    return trait;
  }

  @Override
  public String toString() {
    return IntStream.range(0, levels.size())
            .mapToObj(d -> dimensions.get(d) + "=" + String.join("+", new TreeSet<>(levels.get(d))))
            .collect(Collectors.joining(", ", "{", "}"))
        + trait.map(t -> " " + t).orElse("")
        + (framed ? " of the frame" : "");
  }
}
