package fr.barometre.examples.cli;

import java.util.Collection;

/** The error of a call that cannot be carried out; the message is for the person who made it. */
final class WrongCall extends RuntimeException {

  private static final long serialVersionUID = 1;

  WrongCall(String message) {
    super(message);
  }

  /**
   * A word that is not one of those known.
   *
   * @param key the sentence that says so, of the word
   */
  static WrongCall unknown(Texts texts, String key, String word, Collection<String> known) {
    return new WrongCall(texts.say(key, word) + Nearest.hint(texts, word, known));
  }
}
