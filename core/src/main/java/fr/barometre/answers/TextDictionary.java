package fr.barometre.answers;

/** Different texts by number, from 0 in the order met. */
final class TextDictionary {

  private final TextColumn texts = new TextColumn();
  private final HashIndex index = new HashIndex();

  /** The number of a text, or -1 if it was not met. */
  int find(String text) {
    return index.find(text.hashCode(), number -> texts.is(number, text));
  }

  /** The number of a text, a new one if it was not met. */
  int number(String text) {
    int known = find(text);
    if (known < 0) {
      index.add(text.hashCode());
      texts.add(text);
      return texts.size() - 1;
    }
    return known;
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
