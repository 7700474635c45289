package fr.barometre.population;

import fr.barometre.api.Label;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Levels that several dimensions share, and the display order of levels. */
final class Levels {

  static final Level UNKNOWN = new Level(Level.UNKNOWN, Label.of("inconnu", "unknown"));

  private static final Map<CollectiviteType, Level> TYPES = new EnumMap<>(CollectiviteType.class);
  private static final Map<OpsnStatus, Level> STATUSES = new EnumMap<>(OpsnStatus.class);

  static {
    for (CollectiviteType type : CollectiviteType.values()) {
      TYPES.put(type, new Level(type.name(), type.label()));
    }
    for (OpsnStatus status : OpsnStatus.values()) {
      STATUSES.put(status, new Level(status.name(), status.label()));
    }
  }

  private static final List<String> ENUMERATED =
      Stream.concat(
              Arrays.stream(CollectiviteType.values()).map(Enum::name),
              Arrays.stream(OpsnStatus.values()).map(Enum::name))
          .toList();

  private static final Pattern BAND = Pattern.compile("(.*?)(\\d+)(-\\d+|\\+)");

  /**
   * Types and OPSN statuses as declared, population bands by their lower bound, other levels by
   * code; the unknown last.
   */
  static final Comparator<Level> ORDER =
      Comparator.comparing((Level level) -> level.code().equals(Level.UNKNOWN))
          .thenComparingInt(level -> rank(level.code()))
          .thenComparing(level -> stem(level.code()))
          .thenComparingLong(level -> from(level.code()))
          .thenComparing(Level::code);

  private Levels() {}

  static Level of(CollectiviteType type) {
    return TYPES.getOrDefault(type, UNKNOWN);
  }

  static Level of(OpsnStatus status) {
    return STATUSES.getOrDefault(status, UNKNOWN);
  }

  /** The level that a profile gives in a dimension; unknown when it does not have it. */
  static Level named(Dimension dimension, Map<String, String> profile) {
    return named(dimension, profile.getOrDefault(dimension.code(), Level.UNKNOWN));
  }

  /** A level known by its code alone, in a dimension. */
  static Level named(Dimension dimension, String code) {
    if (code.equals(Level.UNKNOWN)) {
      return dimension.equals(Dimension.OPSN) || dimension.equals(Dimension.OPSN_MEMBER)
          ? of(OpsnStatus.UNKNOWN)
          : UNKNOWN;
    }
    if (dimension.equals(Dimension.TYPE)) {
      for (CollectiviteType type : CollectiviteType.values()) {
        if (type.name().equals(code)) {
          return of(type);
        }
      }
    }
    if (dimension.equals(Dimension.OPSN) || dimension.equals(Dimension.OPSN_MEMBER)) {
      for (OpsnStatus status : OpsnStatus.values()) {
        if (status.name().equals(code)) {
          return of(status);
        }
      }
      throw new IllegalArgumentException(
          dimension
              + " level '"
              + code
              + "' is not one of "
              + Arrays.toString(OpsnStatus.values()));
    }
    return new Level(code, Label.same(code));
  }

  private static int rank(String code) {
    int rank = ENUMERATED.indexOf(code);
    return rank < 0 ? ENUMERATED.size() : rank;
  }

  private static String stem(String code) {
    Matcher band = BAND.matcher(code);
    return band.matches() ? band.group(1) : code;
  }

  private static long from(String code) {
    Matcher band = BAND.matcher(code);
    return band.matches() && band.group(2).length() < 18 ? Long.parseLong(band.group(2)) : -1;
  }
}
