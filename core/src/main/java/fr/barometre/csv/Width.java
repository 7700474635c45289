package fr.barometre.csv;

/**
 * How many fields the rows of a table have. Where each line ends with a delimiter, they have one
 * more than there are names: empty fields beyond the names are left out, up to the widest.
 *
 * @param named fields with a name
 * @param widest fields that a row may have when those without a name are empty
 */
record Width(int named, int widest) {

  /** Of a table of which nothing is known yet. */
  static final Width ANY = new Width(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
