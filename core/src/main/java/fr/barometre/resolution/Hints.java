package fr.barometre.resolution;

import static java.util.Objects.requireNonNull;

/**
 * The other columns of the row that may single out one of several members of one name.
 *
 * @param departement a code or a name in any spelling; blank for none
 * @param postalCode a postal code; blank for none
 */
public record Hints(String departement, String postalCode) {

  /** Nothing else is said. */
  public static final Hints NONE = new Hints("", "");

  /**
   * Checks what is given.
   *
   * @param departement a code or a name in any spelling; blank for none
   * @param postalCode a postal code; blank for none
   */
  public Hints {
    requireNonNull(departement, "departement");
    requireNonNull(postalCode, "postalCode");
  }

  /**
   * A département only.
   *
   * @param departement a code or a name in any spelling; blank for none
   * @return the hints
   */
  public static Hints departement(String departement) {
    return new Hints(departement, "");
  }

  /**
   * A postal code only.
   *
   * @param postalCode a postal code; blank for none
   * @return the hints
   */
  public static Hints postalCode(String postalCode) {
    return new Hints("", postalCode);
  }
}
