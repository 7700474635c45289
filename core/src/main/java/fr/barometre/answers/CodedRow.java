package fr.barometre.answers;

import java.util.BitSet;

/**
 * The answers of a row: questions by their position, and codes. Made once and filled for each row.
 */
final class CodedRow {

  /** Stands for any form. */
  static final int ANY = -1;

  private final int[] questions;
  private final int[] codes;
  private int size;
  private boolean refused;
  private int form = ANY;

  /** An empty row of at most so many questions. */
  CodedRow(int most) {
    this.questions = new int[most];
    this.codes = new int[most];
  }

  void clear() {
    size = 0;
    refused = false;
    form = ANY;
  }

  /** Rows of the same form, numbers from 0, are about the same questions in the same order. */
  void form(int number) {
    form = number;
  }

  int form() {
    return form;
  }

  void add(int question, int code) {
    questions[size] = question;
    codes[size++] = code;
    refused |= code == CodedColumn.REFUSED;
  }

  int size() {
    return size;
  }

  int question(int i) {
    return questions[i];
  }

  int code(int i) {
    return codes[i];
  }

  /** Whether something cannot be said to its question. */
  boolean refused() {
    return refused;
  }

  /** Leaves out all but some of the answers. */
  void keep(BitSet kept) {
    int left = 0;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      questions[left] = questions[i];
      codes[left++] = codes[i];
    }
    size = left;
    refused = false;
    form = ANY;
  }

  /** Copies its questions to a position of an array. */
  void copyQuestions(int[] to, int at) {
    System.arraycopy(questions, 0, to, at, size);
  }
}
