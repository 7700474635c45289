package fr.barometre.csv;

import java.util.List;

/**
 * The fields of some rows, in order, each as the number of its text in the dictionary of its
 * column. A text that the dictionary does not have is kept here, and its number is negative,
 * counted down from -1.
 */
final class Fields {

  /** One field in this many is taken to have a text without a number. */
  private static final int MOSTLY_NUMBERS = 4;

  /** Texts without a number, at most: numbers of two bytes tell where they stand. */
  private static final int MOST_ALONE = 1 << (Short.SIZE - 1);

  private final ColumnTexts[] columns;
  private final short[] numbers;
  private final String[] alone;
  private int lonely;

  /**
   * Room for fields, all of them empty.
   *
   * @param columns the texts of each column; the array is kept
   * @param room how many fields
   * @param alone how many texts without a number
   */
  private Fields(ColumnTexts[] columns, int room, int alone) {
    if (alone > MOST_ALONE) {
      throw new IllegalArgumentException(
          alone + " fields in a row; expected at most " + MOST_ALONE);
    }
    this.columns = columns;
    this.numbers = new short[room];
    this.alone = new String[alone];
  }

  /** Room for so many fields, the first of which are some of others. */
  static Fields after(Fields others, int from, int length, ColumnTexts[] columns, int room) {
    Fields fields = new Fields(columns, room, length + room / MOSTLY_NUMBERS);
    for (int i = 0; i < length; i++) {
      int number = others.numbers[from + i];
      if (number < 0) {
        fields.set(i, others.alone[~number]);
      } else {
        fields.numbers[i] = (short) number;
      }
    }
    return fields;
  }

  /** The fields of one row, of texts without numbers. */
  static Fields of(List<String> texts) {
    Fields fields = new Fields(new ColumnTexts[0], texts.size(), texts.size());
    for (int i = 0; i < texts.size(); i++) {
      fields.set(i, texts.get(i));
    }
    return fields;
  }

  /** Whether there is no room for a field at a position. */
  boolean isFull(int at) {
    return at >= numbers.length || lonely == alone.length;
  }

  /** Writes the characters of a column down as a field that was empty. */
  void set(int at, int column, char[] characters, int from, int length) {
    ColumnTexts texts = columns[column];
    int number = texts.number(characters, from, length);
    if (number >= 0) {
      numbers[at] = (short) number;
    } else {
      set(at, texts.alone(characters, from, length));
    }
  }

  private void set(int at, String text) {
    alone[lonely] = text;
    numbers[at] = (short) ~lonely++;
  }

  /** The number of a text; negative for one without. */
  int number(int at) {
    return numbers[at];
  }

  String text(int at, int column) {
    int number = numbers[at];
    return number < 0 ? alone[~number] : columns[column].text(number);
  }
}
