package fr.barometre.resolution;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first needed, once, whatever the threads.
 *
 * @param <T> what it is
 */
final class Lazy<T> {

  private final Supplier<T> making;
  private volatile @Nullable T made;

  Lazy(Supplier<T> making) {
    this.making = making;
  }

  T get() {
    T known = made;
    return known == null ? make() : known;
  }

  private synchronized T make() {
    T known = made;
    if (known == null) {
      known = making.get();
      made = known;
    }
    return known;
  }
}
