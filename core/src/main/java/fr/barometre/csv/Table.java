package fr.barometre.csv;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A table of text with named columns and rows, from a file, a workbook or a database. */
public interface Table {

  /**
   * The name of the table in messages.
   *
   * @return the file's name, say
   */
  String source();

  /**
   * The place of the header, for messages.
   *
   * @return the source, with the line if there is one
   */
  String headerPlace();

  /**
   * The names of the columns, without the blanks around them.
   *
   * @return the header
   */
  List<String> header();

  /**
   * How the table is written.
   *
   * @return blanks, unless it comes from a text
   */
  default CsvFormat written() {
    return new CsvFormat("", "");
  }

  /**
   * Gives the rows, in order.
   *
   * @param consumer receives each row
   * @throws IllegalArgumentException if the table is not well-formed, naming the line
   */
  void forEach(Consumer<CsvRow> consumer);

  /**
   * The position of a column, whatever the case of its name.
   *
   * @param names names it may have, the preferred first
   * @return the position from 0, or empty
   */
  default OptionalInt find(List<String> names) {
    for (String name : names) {
      for (int i = 0; i < header().size(); i++) {
        if (header().get(i).equalsIgnoreCase(name)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The position of a column that must be there.
   *
   * @param names names it may have, the preferred first
   * @return the position from 0
   * @throws IllegalArgumentException if the header has none of them
   */
  default int column(List<String> names) {
    return find(names)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    headerPlace()
                        + ": no column "
                        + String.join(" or ", names.stream().map(n -> "'" + n + "'").toList())
                        + "; the header has "
                        + headerInWords()));
  }

  /**
   * The first names of the columns, for messages: a survey may have hundreds, of whole sentences.
   *
   * @return five names at most, in quotes, each cut after 40 characters, and how many more there
   *     are
   */
  default String headerInWords() {
    List<String> few =
        header().stream()
            .limit(5)
            .map(name -> "'" + (name.length() <= 40 ? name : name.substring(0, 40) + "…") + "'")
            .toList();
    if (header().size() == 1 && header().get(0).matches(".*[;,\\t|].*")) {
      return few + ", one name: each line seems to stand in quotes as a whole";
    }
    int more = header().size() - few.size();
    long unnamed = header().stream().filter(String::isEmpty).count();
    return (more == 0 ? few.toString() : few + " and " + more + " more")
        + (unnamed < 2
            ? ""
            : ", "
                + unnamed
                + " of them without a name, as merged cells leave them: if the names stand in"
                + " several rows or further down, describe the header rows");
  }
}
