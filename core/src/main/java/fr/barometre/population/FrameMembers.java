package fr.barometre.population;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Siren;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The members of a frame: collectivités one by one, or cells that only have a count. */
final class FrameMembers {

  private final String frame;
  private final List<Collectivite> collectivites;
  private final List<Cell> cells;
  private final FrameIndex index;
  private final long size;

  /** Members that share their levels, by code of the dimension. */
  private record Cell(Map<String, Level> levels, long count) {
    Level level(Dimension dimension) {
      Level known = levels.get(dimension.code());
      return known == null ? Levels.named(dimension, Level.UNKNOWN) : known;
    }

    String digest() {
      Digest digest = new Digest().number(count);
      new TreeMap<>(levels)
          .forEach((dimension, level) -> FrameFingerprint.add(digest.text(dimension), level));
      return digest.hex();
    }
  }

  private FrameMembers(
      String frame, List<Collectivite> collectivites, List<Cell> cells, FrameIndex index) {
    this.frame = frame;
    this.collectivites = collectivites;
    this.cells = cells;
    this.index = index;
    this.size = collectivites.size() + cells.stream().mapToLong(Cell::count).sum();
  }

  static FrameMembers of(String frame, Collection<Collectivite> collectivites) {
    if (collectivites.isEmpty()) {
      throw new IllegalArgumentException("frame '" + frame + "' has no collectivité");
    }
    return new FrameMembers(
        frame, List.copyOf(collectivites), List.of(), FrameIndex.of(frame, collectivites));
  }

  static FrameMembers ofCells(
      String frame, Collection<Dimension> dimensions, Collection<FrameCell> cells) {
    List<Cell> named = new ArrayList<>();
    for (FrameCell cell : cells) {
      cell.requireDimensions(frame, dimensions);
      Map<String, Level> levels = new HashMap<>();
      dimensions.forEach(d -> levels.put(d.code(), Levels.named(d, cell.levels())));
      named.add(new Cell(levels, cell.count()));
    }
    return counted(frame, named);
  }

  static FrameMembers ofCounts(
      String frame, List<Dimension> dimensions, Map<List<Level>, Long> counts) {
    List<Cell> cells = new ArrayList<>();
    counts.forEach(
        (levels, count) -> {
          if (levels.size() != dimensions.size() || count < 0) {
            throw new IllegalArgumentException(
                "frame '"
                    + frame
                    + "': cell "
                    + levels
                    + " with count "
                    + count
                    + "; expected a level of each of "
                    + dimensions
                    + " and zero or more");
          }
          Map<String, Level> byDimension = new HashMap<>();
          for (int d = 0; d < dimensions.size(); d++) {
            byDimension.put(dimensions.get(d).code(), levels.get(d));
          }
          cells.add(new Cell(byDimension, count));
        });
    return counted(frame, cells);
  }

  private static FrameMembers counted(String frame, List<Cell> cells) {
    if (cells.stream().mapToLong(Cell::count).sum() == 0) {
      throw new IllegalArgumentException("frame '" + frame + "' has no collectivité");
    }
    return new FrameMembers(frame, List.of(), List.copyOf(cells), FrameIndex.empty());
  }

  List<Collectivite> collectivites() {
    return collectivites;
  }

  /** Whether only counts are known. */
  boolean counted() {
    return collectivites.isEmpty();
  }

  long size() {
    return size;
  }

  Optional<Collectivite> find(CollectiviteRef ref) {
    return index.find(ref);
  }

  /** The members of certain types; the same object if these are all members. */
  FrameMembers only(Collection<CollectiviteType> types) {
    Set<CollectiviteType> kept = EnumSet.copyOf(types);
    Set<String> names = new TreeSet<>(kept.stream().map(Enum::name).toList());
    List<Collectivite> left = collectivites.stream().filter(c -> kept.contains(c.type())).toList();
    List<Cell> leftCells =
        cells.stream().filter(c -> names.contains(c.level(Dimension.TYPE).code())).toList();
    if (left.size() == collectivites.size() && leftCells.size() == cells.size()) {
      return this;
    }
    if (left.isEmpty() && leftCells.isEmpty()) {
      throw new IllegalArgumentException("frame '" + frame + "' has no collectivité of " + names);
    }
    return new FrameMembers(frame, left, leftCells, FrameIndex.of(frame, left));
  }

  /** The positions of the collectivités by type and code: the order in which they are digested. */
  int[] order() {
    return IntStream.range(0, collectivites.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> collectivites.get(i).type())
                .thenComparing(i -> collectivites.get(i).code()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** A digest of everything known of the members, whatever the order in which they were given. */
  String digest(int[] order) {
    Digest digest = new Digest();
    for (int i : order) {
      Collectivite member = collectivites.get(i);
      digest.text(member.type().name()).text(member.code()).text(member.name());
      digest.text(member.siren().map(Siren::value).orElse(""));
      digest.number(member.population());
      digest.text(member.departement().orElse("")).text(member.region().orElse(""));
      digest.text(member.epci().orElse(""));
    }
    cells.stream()
        .filter(cell -> cell.count() > 0)
        .map(Cell::digest)
        .sorted()
        .forEach(digest::text);
    return digest.hex();
  }

  /** How many members that only have a count each cell has that crosses the dimensions. */
  Map<List<Level>, Long> counts(List<Dimension> dimensions) {
    Map<List<Level>, Long> counts = new HashMap<>();
    for (Cell cell : cells) {
      if (cell.count() > 0) {
        counts.merge(dimensions.stream().map(cell::level).toList(), cell.count(), Long::sum);
      }
    }
    return counts;
  }
}
