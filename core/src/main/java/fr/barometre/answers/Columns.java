package fr.barometre.answers;

/** How a source names the place of a value, for its rejections. */
@FunctionalInterface
interface Columns {

  /** Objects: the fields themselves. */
  Columns FIELDS = (field, question) -> field.names().get(0);

  /** The column that holds a field; in a wide file questions have columns of their own. */
  String name(Field field, String question);
}
