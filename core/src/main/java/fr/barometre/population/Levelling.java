package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The dimensions of a frame, each with the function that gives a collectivité its level. */
final class Levelling {

  /** Looked up by the dimension's code. */
  private final Map<String, Way> ways;

  private record Way(Dimension dimension, Function<Collectivite, Level> level) {}

  private Levelling(Map<String, Way> ways) {
    this.ways = ways;
  }

  static Levelling none() {
    return new Levelling(Map.of());
  }

  Levelling with(Dimension dimension, Function<Collectivite, Level> level) {
    Map<String, Way> more = new LinkedHashMap<>(ways);
    more.put(dimension.code(), new Way(dimension, requireNonNull(level, "level")));
    return new Levelling(more);
  }

  List<Dimension> dimensions() {
    return ways.values().stream().map(Way::dimension).toList();
  }

  Function<Collectivite, Level> of(Dimension dimension, String frame) {
    Way way = ways.get(dimension.code());
    if (way == null) {
      throw new IllegalArgumentException(
          "unknown dimension '"
              + dimension
              + "' of frame '"
              + frame
              + "'; expected one of "
              + ways.keySet());
    }
    return way.level();
  }
}
