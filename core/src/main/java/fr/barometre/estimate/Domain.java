package fr.barometre.estimate;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a sample that an estimate is about; the rest stays in the sample for its variance.
 */
public final class Domain {

  private static final Domain ALL = new Domain(Map.of(), Optional.empty());

  private final Map<Dimension, String> levels;
  private final Optional<Role> role;

  private Domain(Map<Dimension, String> levels, Optional<Role> role) {
    this.levels = levels;
    this.role = role;
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
   * role, any other the collectivités that have it.
   *
   * @param dimension the dimension
   * @param level code of the level
   * @return the narrower domain
   */
  public Domain at(Dimension dimension, String level) {
    if (dimension.equals(Dimension.ROLE)) {
      return new Domain(levels, Optional.of(Role.valueOf(level)));
    }
    Map<Dimension, String> narrower = new LinkedHashMap<>(levels);
    narrower.put(requireNonNull(dimension, "dimension"), requireNonNull(level, "level"));
    return new Domain(narrower, role);
  }

  /**
   * The dimensions of the frame that the domain depends on.
   *
   * @return distinct dimensions
   */
  public List<Dimension> dimensions() {
    return List.copyOf(levels.keySet());
  }

  /**
   * Whether collectivités with some levels are in the domain, whatever the role.
   *
   * @param dimensions dimensions, among them those of the domain
   * @param found the level of each
   * @return true if they are
   * @throws IllegalArgumentException if a dimension of the domain is missing
   */
  public boolean contains(List<Dimension> dimensions, List<Level> found) {
    for (Map.Entry<Dimension, String> wanted : levels.entrySet()) {
      int at = dimensions.indexOf(wanted.getKey());
      if (at < 0) {
        throw new IllegalArgumentException(
            "no breakdown by " + wanted.getKey() + ": the tally is by " + dimensions);
      }
      if (!found.get(at).code().equals(wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The level of one of the domain's dimensions.
   *
   * @param dimension one of {@link #dimensions()}
   * @return code of the level; empty for another dimension
   */
  public String level(Dimension dimension) {
    return levels.getOrDefault(dimension, "");
  }

  /** The role whose responses alone count; empty when every response counts. */
  Optional<Role> role() {
    return role;
  }

  @Override
  public String toString() {
    return levels + role.map(r -> " " + r).orElse("");
  }
}
