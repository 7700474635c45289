package fr.barometre.tally;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cells as two columns, sorted by key; samples share the column of keys. Unmodifiable. */
final class CellMap extends AbstractMap<CellKey, CellTally> {

  static final CellMap NONE = new CellMap(List.of(), List.of());

  private final List<CellKey> keys;
  private final List<CellTally> tallies;

  /**
   * Columns.
   *
   * @param keys distinct keys, in their order
   * @param tallies one for each
   */
  CellMap(List<CellKey> keys, List<CellTally> tallies) {
    this.keys = keys;
    this.tallies = tallies;
  }

  static CellMap of(Map<CellKey, CellTally> cells) {
    SortedMap<CellKey, CellTally> sorted = new TreeMap<>(cells);
    return new CellMap(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
  }

  /** All cells of both, those of the same key added up. */
  CellMap merge(CellMap other) {
    SortedMap<CellKey, CellTally> both = new TreeMap<>(this);
    other.forEach((key, cell) -> both.merge(key, cell, CellTally::merge));
    return of(both);
  }

  List<CellKey> keys() {
    return keys;
  }

  List<CellTally> tallies() {
    return tallies;
  }

  @Override
  public int size() {
    return keys.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public @Nullable CellTally get(@Nullable Object key) {
    int at = key instanceof CellKey cell ? Collections.binarySearch(keys, cell) : -1;
    return at < 0 ? null : tallies.get(at);
  }

  @Override
  public Set<Map.Entry<CellKey, CellTally>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<CellKey, CellTally>> iterator() {
        Iterator<CellTally> values = tallies.iterator();
        Iterator<CellKey> names = keys.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return names.hasNext();
          }

          @Override
          public Map.Entry<CellKey, CellTally> next() {
            return Map.entry(names.next(), values.next());
          }
        };
      }

      @Override
      public int size() {
        return keys.size();
      }
    };
  }
}
