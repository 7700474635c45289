package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import java.util.List;

/**
 * The answers to one question as they stay: for each response the number of what it says, in
 * ⌈log₂(k + 1)⌉ bits for k different sayings, as many responses to a word as fit.
 */
final class PackedColumn {

  private final Question question;
  private final List<List<String>> sayings;
  private final int responses;
  private final int bits;
  private final long[] words;

  /**
   * Packs.
   *
   * @param question the question
   * @param sayings what codes from 1 stand for; 0 is no record
   * @param codes a code for each response, up to the last with a record
   * @param responses how many responses there are
   */
  PackedColumn(Question question, List<List<String>> sayings, int[] codes, int responses) {
    this.question = question;
    this.sayings = List.copyOf(sayings);
    this.responses = responses;
    this.bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(sayings.size()));
    int each = Long.SIZE / bits;
    this.words = new long[(responses + each - 1) / each];
    for (int r = 0; r < Math.min(responses, codes.length); r++) {
      words[r / each] |= (long) codes[r] << (r % each * bits);
    }
  }

  Question question() {
    return question;
  }

  /** What each code above zero stands for. */
  List<List<String>> sayings() {
    return sayings;
  }

  private int code(int response) {
    int each = Long.SIZE / bits;
    return (int) (words[response / each] >>> (response % each * bits)) & ((1 << bits) - 1);
  }

  /** The codes of all responses. */
  int[] codes() {
    int[] codes = new int[responses];
    int each = Long.SIZE / bits;
    long mask = (1L << bits) - 1;
    int next = 0;
    for (long word : words) {
      long left = word;
      for (int k = 0; k < each && next < responses; k++) {
        codes[next++] = (int) (left & mask);
        left >>>= bits;
      }
    }
    return codes;
  }

  /** What a response says. */
  List<String> said(int response) {
    return sayings.get(code(response) - 1);
  }
}
