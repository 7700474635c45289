package fr.barometre.csv;

/**
 * The number of fields in the rows of a table. If every line ends with a delimiter, rows have one
 * field more than the header has names: such empty fields are left out, up to the widest row.
 *
 * @param named fields with a name
 * @param widest fields that a row may have when those without a name are empty
 */
record Width(int named, int widest) {

  /** The width of a table of which nothing is known yet. */
  static final Width ANY = new Width(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
