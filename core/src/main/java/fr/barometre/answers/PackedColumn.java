package fr.barometre.answers;

import fr.barometre.api.questionnaire.Question;
import java.util.List;

/**
 * The answers to one question once reading is done: for each response a number, and what each
 * number means.
 *
 * @param question the question
 * @param sayings what numbers from 1 stand for; 0 is no record
 * @param codes a number for each response
 */
record PackedColumn(Question question, List<List<String>> sayings, PackedNumbers codes) {

  /** The answer of a response that has one. */
  List<String> said(int response) {
    return sayings.get(codes.get(response) - 1);
  }
}
