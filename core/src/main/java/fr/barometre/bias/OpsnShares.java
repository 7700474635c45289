package fr.barometre.bias;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.population.Population;
import fr.barometre.sample.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** How many collectivités of a frame are inside OPSN territories, and of its parts. */
final class OpsnShares {

  private static final Share NOBODY = new Share(0, 0, 0);

  private final Population frame;
  private final Map<List<Dimension>, Map<List<String>, Share>> shares = new ConcurrentHashMap<>();

  OpsnShares(Population frame) {
    this.frame = frame;
  }

  /** Collectivités of the frame by status. */
  record Share(long inside, long outside, long unknown) {
    long known() {
      return inside + outside;
    }

    Share plus(Share other) {
      return new Share(inside + other.inside, outside + other.outside, unknown + other.unknown);
    }

    Share only(Set<String> statuses) {
      return new Share(
          statuses.contains(OpsnStatus.INSIDE.name()) ? inside : 0,
          statuses.contains(OpsnStatus.OUTSIDE.name()) ? outside : 0,
          statuses.contains(OpsnStatus.UNKNOWN.name()) ? unknown : 0);
    }

    Share plus(OpsnStatus status, long count) {
      return switch (status) {
        case INSIDE -> new Share(inside + count, outside, unknown);
        case OUTSIDE -> new Share(inside, outside + count, unknown);
        case UNKNOWN -> new Share(inside, outside, unknown + count);
      };
    }
  }

  Share of(Domain domain) {
    if (!domain.dimensions().contains(Dimension.OPSN)) {
      return of(domain.dimensions(), domain.levels());
    }
    List<Dimension> crossed =
        domain.dimensions().stream().filter(d -> !d.equals(Dimension.OPSN)).toList();
    return of(crossed, crossed.stream().map(domain::levels).toList())
        .only(domain.levels(Dimension.OPSN));
  }

  private Share of(List<Dimension> crossed, List<Set<String>> levels) {
    Map<List<String>, Share> known = shares.get(crossed);
    Map<List<String>, Share> counted =
        known != null ? known : shares.computeIfAbsent(crossed, this::count);
    if (levels.stream().allMatch(some -> some.size() == 1)) {
      List<String> codes = levels.stream().map(some -> some.iterator().next()).toList();
      return counted.getOrDefault(codes, NOBODY);
    }
    return counted.entrySet().stream()
        .filter(
            of ->
                IntStream.range(0, levels.size())
                    .allMatch(d -> levels.get(d).contains(of.getKey().get(d))))
        .map(Map.Entry::getValue)
        .reduce(NOBODY, Share::plus);
  }

  private Map<List<String>, Share> count(List<Dimension> crossed) {
    List<Dimension> all = new ArrayList<>(List.of(Dimension.OPSN));
    all.addAll(crossed);
    Map<List<String>, Share> found = new HashMap<>();
    frame
        .counts(all)
        .forEach(
            (levels, count) -> {
              OpsnStatus status = OpsnStatus.valueOf(levels.get(0).code());
              found.merge(
                  levels.stream().skip(1).map(Level::code).toList(),
                  NOBODY.plus(status, count),
                  Share::plus);
            });
    return found;
  }
}
