package fr.barometre.population;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Computes levels that follow from the location of a collectivité: larger territories and OPSN
 * perimeters.
 */
final class Territories {

  /**
   * Territories of the official geographic code (2025) without a body of their own: no one bears
   * their name.
   */
  private static final Map<String, String> DEPARTEMENTS =
      Map.of(
          "75", "Paris",
          "2A", "Corse-du-Sud",
          "2B", "Haute-Corse",
          "67", "Bas-Rhin",
          "68", "Haut-Rhin",
          "972", "Martinique",
          "973", "Guyane");

  private static final Map<String, String> REGIONS = Map.of("06", "Mayotte");

  private Territories() {}

  /**
   * Levels by the code of a larger territory, with its name in the frame, else the official one.
   */
  static Function<Collectivite, Level> levels(
      Collection<Collectivite> frame,
      CollectiviteType type,
      Function<Collectivite, Optional<String>> code) {
    Supplier<Map<String, Level>> levels = once(() -> levelsByCode(frame, type, code));
    return c ->
        (c.type() == type ? Optional.of(c.code()) : code.apply(c))
            .map(
                k -> {
                  Level known = levels.get().get(k);
                  return known == null ? named(type, k) : known;
                })
            .orElse(Levels.UNKNOWN);
  }

  private static Map<String, Level> levelsByCode(
      Collection<Collectivite> frame,
      CollectiviteType type,
      Function<Collectivite, Optional<String>> code) {
    Map<String, Level> levels = new HashMap<>();
    for (Collectivite c : frame) {
      if (c.type() == type) {
        levels.put(c.code(), new Level(c.code(), Label.same(c.name())));
      }
    }
    for (Collectivite c : frame) {
      code.apply(c).ifPresent(k -> levels.computeIfAbsent(k, territory -> named(type, territory)));
    }
    return levels;
  }

  /** A value worked out when it is first asked for: loading a frame should not wait for it. */
  private static <T> Supplier<T> once(Supplier<T> supplier) {
    Map<String, T> held = new ConcurrentHashMap<>();
    return () -> held.computeIfAbsent("", k -> supplier.get());
  }

  private static Level named(CollectiviteType type, String code) {
    Map<String, String> names =
        switch (type) {
          case DEPARTEMENT -> DEPARTEMENTS;
          case REGION -> REGIONS;
          default -> Map.of();
        };
    String name = names.get(code);
    return new Level(
        code, Label.same(name == null ? Official.NAMES.getOrDefault(type + code, code) : name));
  }

  /** The names of bodies of the frame shipped: a frame of communes alone has codes only. */
  private static final class Official {
    static final Map<String, String> NAMES =
        Population.collectivites2025().collectivites().stream()
            .filter(
                c ->
                    c.type() == CollectiviteType.DEPARTEMENT || c.type() == CollectiviteType.REGION)
            .collect(Collectors.toMap(c -> c.type() + c.code(), Collectivite::name));
  }

  /** OPSN statuses: of its own département, or, for a région, of those of its communes. */
  static Function<Collectivite, Level> perimeters(
      Collection<Collectivite> frame, OpsnCoverage coverage) {
    Supplier<Map<String, Set<String>>> ofRegion = once(() -> departementsByRegion(frame));
    Map<Collection<String>, Level> statuses = new ConcurrentHashMap<>();
    return c ->
        statuses.computeIfAbsent(territory(c, ofRegion), t -> Levels.of(coverage.perimeter(t)));
  }

  private static Map<String, Set<String>> departementsByRegion(Collection<Collectivite> frame) {
    Map<String, Set<String>> ofRegion = new HashMap<>();
    for (Collectivite c : frame) {
      Optional<String> region = c.region();
      Optional<String> departement = c.departement();
      if (c.type() == CollectiviteType.COMMUNE && region.isPresent() && departement.isPresent()) {
        ofRegion.computeIfAbsent(region.get(), k -> new TreeSet<>()).add(departement.get());
      }
    }
    return ofRegion;
  }

  private static Collection<String> territory(
      Collectivite c, Supplier<Map<String, Set<String>>> ofRegion) {
    return switch (c.type()) {
      case DEPARTEMENT -> List.of(c.code());
      case REGION -> ofRegion.get().getOrDefault(c.code(), Set.of());
      default -> c.departement().map(List::of).orElse(List.of());
    };
  }
}
