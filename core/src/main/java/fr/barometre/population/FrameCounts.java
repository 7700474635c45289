package fr.barometre.population;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.dictionary.Dictionary;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A cache of how many members of a frame each cell of some crossed dimensions has. The level of
 * each member is computed once for each dimension, the counts once for each crossing. Thread-safe.
 */
final class FrameCounts {

  /**
   * Possible cells, as groups are parted by a dimension, of which an array has a place for each.
   */
  private static final int AT_HAND = 1 << 20;

  private final String frame;
  private final FrameMembers members;
  private final Levelling levelling;
  private final Map<Dimension, Column> columns = new ConcurrentHashMap<>();
  private final Map<List<Dimension>, Map<List<Level>, Long>> known = new ConcurrentHashMap<>();

  /** The levels of a dimension that members have, and the number among them of each member's. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Column(List<Level> levels, int[] numbers) {}

  FrameCounts(String frame, FrameMembers members, Levelling levelling) {
    this.frame = frame;
    this.members = members;
    this.levelling = levelling;
  }

  /** The counts of cells with at least one member. */
  Map<List<Level>, Long> of(List<Dimension> dimensions) {
    return known.computeIfAbsent(
        List.copyOf(dimensions), cell -> Collections.unmodifiableMap(count(cell)));
  }

  private Map<List<Level>, Long> count(List<Dimension> dimensions) {
    List<Column> crossed = dimensions.stream().map(this::column).toList();
    int[] groups = new int[members.collectivites().size()];
    int size = 1;
    for (Column column : crossed) {
      size = part(groups, size, column);
    }
    long[] sizes = new long[size];
    int[] first = new int[size];
    for (int i = groups.length - 1; i >= 0; i--) {
      sizes[groups[i]]++;
      first[groups[i]] = i;
    }
    Map<List<Level>, Long> counts = members.counts(dimensions);
    for (int group = 0; group < size; group++) {
      if (sizes[group] > 0) {
        int one = first[group];
        counts.put(
            crossed.stream().map(column -> column.levels().get(column.numbers()[one])).toList(),
            sizes[group]);
      }
    }
    return counts;
  }

  /** Parts groups, which are numbered from 0, by a column; how many there are then. */
  private static int part(int[] groups, int size, Column column) {
    int levels = column.levels().size();
    long possible = (long) size * levels;
    int[] atHand = new int[possible <= AT_HAND ? (int) possible : 0];
    Map<Long, Integer> others = new HashMap<>();
    int found = 0;
    for (int i = 0; i < groups.length; i++) {
      long place = (long) groups[i] * levels + column.numbers()[i];
      int number =
          possible <= AT_HAND ? atHand[(int) place] : others.getOrDefault(place, 0); // one more
      if (number == 0) {
        number = ++found;
        if (possible <= AT_HAND) {
          atHand[(int) place] = number;
        } else {
          others.put(place, number);
        }
      }
      groups[i] = number - 1;
    }
    return found;
  }

  /** A digest of a dimension: its label, and the level of everyone, in some order. */
  String digest(Dimension dimension, int[] order) {
    Column column = column(dimension);
    Digest digest = new Digest();
    digest.text(dimension.code()).text(dimension.label().fr()).text(dimension.label().en());
    int[] numbers = new int[column.levels().size()];
    int known = 0;
    for (int i : order) {
      int level = column.numbers()[i];
      if (numbers[level] == 0) {
        numbers[level] = ++known;
        FrameFingerprint.add(digest.number(known), column.levels().get(level));
      }
      digest.number(numbers[level]);
    }
    return digest.hex();
  }

  private Column column(Dimension dimension) {
    Function<Collectivite, Level> level = levelling.of(dimension, frame);
    return columns.computeIfAbsent(dimension, d -> column(level));
  }

  private Column column(Function<Collectivite, Level> level) {
    Dictionary<Level> numbers = new Dictionary<>();
    IdentityHashMap<Level, Integer> objects = new IdentityHashMap<>(); // most members share theirs
    int[] column =
        members.collectivites().stream()
            .map(level)
            .mapToInt(l -> objects.computeIfAbsent(l, numbers::number))
            .toArray();
    return new Column(List.copyOf(numbers.values()), column);
  }
}
