package fr.barometre.cube;

import fr.barometre.answers.Clusters;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of clusters, built only when they are asked for. */
public final class ClusterNames {

  public static final ClusterNames NONE = of(List.of());

  /** The names of an indicator's clusters, of which the number is known. */
  public interface Naming {
    ClusterNames of(IndicatorDefinition indicator, int clusters);
  }

  /** How the name of an anonymous cluster begins. */
  private static final String ANONYMOUS = "anonymous:";

  private final int size;

  /** Whether all of them name a collectivité, so that it is found again in another wave. */
  private final boolean named;

  private volatile @Nullable Supplier<List<String>> maker;
  private volatile @Nullable List<String> sorted;

  private ClusterNames(
      int size,
      boolean named,
      @Nullable Supplier<List<String>> maker,
      @Nullable List<String> sorted) {
    this.size = size;
    this.named = named;
    this.maker = maker;
    this.sorted = sorted;
  }

  /** Names that are sorted. */
  public static ClusterNames of(List<String> sorted) {
    return new ClusterNames(
        sorted.size(), sorted.stream().noneMatch(name -> name.startsWith(ANONYMOUS)), null, sorted);
  }

  /** The names of some clusters, by their positions. */
  public static ClusterNames of(Clusters clusters, BitSet positions) {
    boolean ordered = positions.length() <= clusters.named();
    IntFunction<String> names = clusters.names();
    return new ClusterNames(
        positions.cardinality(),
        ordered,
        () -> {
          Stream<String> found = positions.stream().mapToObj(names);
          return (ordered ? found : found.sorted()).toList();
        },
        null);
  }

  /** So many names of anonymous clusters, sorted, by what makes them. */
  public static ClusterNames made(int size, Supplier<List<String>> maker) {
    return new ClusterNames(size, false, maker, null);
  }

  /** Whether all of them name a collectivité, so that it is found again in another wave. */
  public boolean areNamed() {
    return named;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The names, sorted. */
  public List<String> sorted() {
    Supplier<List<String>> make = maker; // before what it made, which is there once it is gone
    List<String> known = sorted;
    if (known == null && make != null) {
      known = make.get();
      sorted = known;
      maker = null;
    }
    return known == null ? List.of() : known;
  }

  /**
   * These and others, which have none in common.
   *
   * @param shared the error for a name that both have
   */
  public ClusterNames with(ClusterNames others, Function<String, RuntimeException> shared) {
    List<String> theirs = others.sorted();
    List<String> all = new ArrayList<>(size + others.size);
    int next = 0;
    for (String name : sorted()) {
      while (next < theirs.size() && theirs.get(next).compareTo(name) < 0) {
        all.add(theirs.get(next++));
      }
      if (next < theirs.size() && theirs.get(next).equals(name)) {
        throw shared.apply(name);
      }
      all.add(name);
    }
    all.addAll(theirs.subList(next, theirs.size()));
    return of(all);
  }
}
