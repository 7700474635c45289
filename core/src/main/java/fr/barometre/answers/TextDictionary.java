package fr.barometre.answers;

import fr.barometre.dictionary.HashIndex;
import org.jspecify.annotations.Nullable;

/** Different texts by number, from 0 in the order met. */
final class TextDictionary {

  private static final int UNKNOWN = -1;

  private final TextColumn texts = new TextColumn();
  private final HashIndex index = new HashIndex();

  /** The text looked for last, and its number: one mostly is more than once in a row. */
  private @Nullable String last;

  private int lastNumber = UNKNOWN;

  /** The number of a text, or -1 if it was not met. */
  int find(String text) {
    if (!text.equals(last)) {
      lastNumber = index.find(text.hashCode(), number -> texts.is(number, text));
      last = text;
    }
    return lastNumber;
  }

  /** The number of a text, a new one if it was not met. */
  int number(String text) {
    if (find(text) < 0) {
      index.add(text.hashCode());
      texts.add(text);
      lastNumber = texts.size() - 1;
    }
    return lastNumber;
  }

  /** The text of a number. */
  String get(int number) {
    return texts.get(number);
  }

  /** The texts, in the order of their numbers. */
  TextColumn close() {
    texts.trim();
    return texts;
  }
}
