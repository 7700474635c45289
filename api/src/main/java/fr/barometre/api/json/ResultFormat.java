package fr.barometre.api.json;

import org.jspecify.annotations.Nullable;

/**
 * The version of the JSON form of results.
 *
 * <p>New properties and new codes of flags leave the version as it is: older readers pass over
 * them. It goes up when an older reader would take a result for something that it is not.
 */
public final class ResultFormat {

  /** The version that this library writes. */
  public static final int VERSION = 1;

  private ResultFormat() {}

  /** Refuses a result of a later format; those without a version came before it. */
  public static void check(@Nullable Integer version) {
    if (version != null && version > VERSION) {
      throw new IllegalArgumentException(
          "the result has format version "
              + version
              + "; this version of the library reads up to "
              + VERSION
              + ": use a later one");
    }
  }
}
