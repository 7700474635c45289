package fr.barometre.cube;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of an indicator by cell: two columns, keys and tallies, sorted by key; samples share
 * the column of keys. Unmodifiable.
 */
public final class CellMap extends AbstractMap<CellKey, CellTally> {

  public static final CellMap NONE = new CellMap(new CellIndex(List.of()), List.of());

  private final CellIndex index;
  private final List<CellKey> keys;
  private final List<CellTally> tallies;

  /**
   * Columns.
   *
   * @param index the keys
   * @param tallies one for each
   */
  public CellMap(CellIndex index, List<CellTally> tallies) {
    this.index = index;
    this.keys = index.keys();
    this.tallies = tallies;
  }

  /** Cells that come one after the other, mostly in order; those of the same key are added up. */
  public static final class Builder {

    private final List<CellKey> keys = new ArrayList<>();
    private final List<CellTally> tallies = new ArrayList<>();

    public void add(CellKey key, CellTally cell) {
      int last = keys.size() - 1;
      int order = last < 0 ? 1 : key.compareTo(keys.get(last));
      int at = order > 0 ? -keys.size() - 1 : Collections.binarySearch(keys, key);
      if (at < 0) {
        keys.add(-at - 1, key);
        tallies.add(-at - 1, cell);
      } else {
        tallies.set(at, tallies.get(at).merge(cell));
      }
    }

    public CellMap build() {
      return new CellMap(new CellIndex(keys), List.copyOf(tallies));
    }
  }

  /** All cells of both, those of the same key added up. */
  public CellMap merge(CellMap other) {
    Builder both = new Builder();
    int next = 0;
    for (int k = 0; k < size(); k++) {
      while (next < other.size() && other.keys.get(next).compareTo(keys.get(k)) < 0) {
        both.add(other.keys.get(next), other.tallies.get(next));
        next++;
      }
      both.add(keys.get(k), tallies.get(k));
    }
    for (; next < other.size(); next++) {
      both.add(other.keys.get(next), other.tallies.get(next));
    }
    return both.build();
  }

  public CellIndex index() {
    return index;
  }

  public List<CellTally> tallies() {
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
