package fr.barometre.answers;

/**
 * Gives the column name that a rejection reports for a field or a question, since each kind of
 * source names its columns differently.
 */
@FunctionalInterface
interface Columns {

  /** Objects: the fields themselves. */
  Columns FIELDS = (field, question) -> field.names().get(0);

  /** The column that holds a field; in a wide file questions have columns of their own. */
  String name(Field field, String question);
}
