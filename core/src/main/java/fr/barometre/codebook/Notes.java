package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Question;
import java.util.List;

/** The wording of notes on a file that was read: what was left out, and what was assumed. */
final class Notes {

  private Notes() {}

  static Label leftOut(String what, String frWhy, String enWhy) {
    return Label.of(
        "\u00ab " + what + " \u00bb est laiss\u00e9e de c\u00f4t\u00e9 : " + frWhy + ".",
        "'" + what + "' is left out: " + enWhy + ".");
  }

  static Label unknownColumn(String header) {
    return Label.of(
        "La colonne \u00ab "
            + header
            + " \u00bb n'est pas une colonne de codebook : elle n'est pas lue.",
        "Column '" + header + "' is none of a codebook: it is not read.");
  }

  static Label supposed(Question question, String counted) {
    return Label.of(
        "\u00ab "
            + question.code()
            + " \u00bb : aucune modalit\u00e9 n'est marqu\u00e9e dans la colonne \u00ab compte"
            + " \u00bb ; son indicateur compte la premi\u00e8re, \u00ab "
            + counted
            + " \u00bb.",
        "'"
            + question.code()
            + "': no modality is marked in the column 'counted'; its indicator counts the first, '"
            + counted
            + "'.");
  }

  /**
   * The note for a format that has no indicators. It names the questions, each with the answer that
   * is counted.
   */
  static Label supposed(List<String> questions) {
    String all = String.join(", ", questions);
    return Label.of(
        "Le fichier ne dit pas quelles r\u00e9ponses chaque indicateur compte. Pour ceux-ci, la"
            + " premi\u00e8re est compt\u00e9e : "
            + all
            + ".",
        "The file does not say which answers each indicator counts. For these the first one is"
            + " counted: "
            + all
            + ".");
  }

  static Label supposedRange(String question) {
    return Label.of(
        "\u00ab "
            + question
            + " \u00bb : le fichier ne dit pas entre quels nombres ; ceux du questionnaire sont"
            + " suppos\u00e9s.",
        "'"
            + question
            + "': the file does not say between which numbers; those given are supposed.");
  }
}
