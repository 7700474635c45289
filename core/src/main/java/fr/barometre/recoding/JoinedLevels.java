package fr.barometre.recoding;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dimension after recoding: each level of the frame or of the respondents belongs to exactly one
 * joined level.
 *
 * <p>Example: METROPOLE with 2 respondents and CC with 8 become "Intercommunalités" (code {@code
 * CC+METROPOLE}), COMMUNE stays as it is.
 */
public final class JoinedLevels {

  private final Dimension dimension;
  private final Map<Level, List<Level>> members;
  private final Map<String, Level> byCode = new HashMap<>();

  /**
   * Levels of a dimension.
   *
   * @param dimension the dimension
   * @param members by joined level, in the order to show, the levels that it stands for
   */
  JoinedLevels(Dimension dimension, Map<Level, List<Level>> members) {
    this.dimension = requireNonNull(dimension, "dimension");
    Map<Level, List<Level>> copy = new LinkedHashMap<>();
    members.forEach(
        (level, joined) -> {
          copy.put(level, List.copyOf(joined));
          joined.forEach(member -> byCode.put(member.code(), level));
        });
    this.members = copy;
  }

  /**
   * The dimension as it is, with nothing joined.
   *
   * @param dimension the dimension
   * @param levels its levels, in the order to show
   * @return the same levels
   */
  public static JoinedLevels unchanged(Dimension dimension, List<Level> levels) {
    Map<Level, List<Level>> members = new LinkedHashMap<>();
    levels.forEach(level -> members.put(level, List.of(level)));
    return new JoinedLevels(dimension, members);
  }

  /**
   * The dimension.
   *
   * @return the dimension whose levels these are
   */
  public Dimension dimension() {
    return dimension;
  }

  /**
   * The levels that are left.
   *
   * @return one or more, in the order to show
   */
  public List<Level> levels() {
    return new ArrayList<>(members.keySet());
  }

  /**
   * The joined level of a level.
   *
   * @param code code of a level of the dimension
   * @return the level that it was joined into, itself if it was joined with none
   * @throws IllegalArgumentException if the dimension has no such level
   */
  public Level of(String code) {
    Level level = byCode.get(code);
    if (level == null) {
      throw new IllegalArgumentException(
          "no level '" + code + "' of " + dimension + "; expected one of " + byCode.keySet());
    }
    return level;
  }

  /**
   * The joined level of a level, if the dimension has it.
   *
   * @param code code of a level
   * @return the level that it was joined into; empty where there is no such level
   */
  public Optional<Level> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The levels that a joined level stands for.
   *
   * @param level one of {@link #levels()}
   * @return one or more; the level itself if it was joined with none
   */
  public List<Level> members(Level level) {
    return requireNonNull(members.get(level), "no such joined level");
  }

  /**
   * Whether levels were joined.
   *
   * @return false if the levels are as they were
   */
  public boolean joins() {
    return members.values().stream().anyMatch(joined -> joined.size() > 1);
  }

  /**
   * The joined levels.
   *
   * @return the joined levels that stand for several
   */
  public List<Level> joined() {
    return members.entrySet().stream()
        .filter(level -> level.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public String toString() {
    return dimension + " " + members;
  }
}
