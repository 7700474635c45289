package fr.barometre.slices;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.cube.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The answers to a question, in as few bits as the different values that occur take.
 *
 * @param question a question with a single choice
 * @param slices numbers of the values
 * @param values the value that each number stands for: a modality, blank or without record
 */
@SuppressWarnings("ArrayRecordComponent") // a column within the package, never compared
record SealedColumn(Question question, BitSlices slices, byte[] values) {

  /** Brings the least value to zero; a column of modalities alone needs none. */
  private static final int OFFSET = -SealedColumns.NO_RECORD;

  /** A packer for the column of a question. */
  static BitSlices.Packer packer(Question question, byte[] column, int blocks) {
    int offset = BitSlices.anyNegative(column) ? OFFSET : 0;
    return new BitSlices.Packer(offset, offset + question.modalities().size(), blocks);
  }

  /**
   * The column as it was packed, with the values that occur alone.
   *
   * @param questionnaire what was asked
   * @param question the question
   * @param column the answers as they were given
   * @param packer what packed them
   * @param runs where they stand
   * @throws IllegalArgumentException if a value is no modality, or a wave answered that was not
   *     asked
   */
  static SealedColumn of(
      Questionnaire questionnaire,
      Question question,
      byte[] column,
      BitSlices.Packer packer,
      List<Run> runs) {
    BitSlices all = packer.slices().orElseThrow(() -> misfit(question, column));
    byte[] numbers = new byte[all.numbers()];
    byte[] values = new byte[all.numbers()];
    int distinct = 0;
    for (int number = 0; number < numbers.length; number++) {
      int sought = number;
      if (runs.stream().anyMatch(run -> all.has(run.block(), run.rows(), sought))) {
        if (number - packer.offset() >= question.modalities().size()) {
          throw misfit(question, column);
        }
        numbers[number] = (byte) distinct;
        values[distinct++] = (byte) (number - packer.offset());
      }
    }
    List<String> asking = questionnaire.wavesOf(question).stream().map(Wave::code).toList();
    for (Run run : runs) {
      String wave = run.like().wave();
      if (!wave.isEmpty() && !asking.contains(wave) && answered(all, packer.offset(), run)) {
        throw new IllegalArgumentException(
            "respondents of wave '"
                + wave
                + "' answer question '"
                + question.code()
                + "'; expected a wave that asks it, one of "
                + asking
                + ", or NO_RECORD");
      }
    }
    for (int number = 0; number < numbers.length; number++) {
      int value = number - packer.offset();
      if (value >= 0 && value < question.modalities().size()) {
        checkOffered(question, question.modalities().get(value), all, number, runs);
      }
    }
    return new SealedColumn(
        question, all.renumbered(numbers, distinct), Arrays.copyOf(values, distinct));
  }

  /** The meaning of each number for an indicator. */
  List<Reading.Choice> choices(Reading reading) {
    List<Reading.Choice> choices = new ArrayList<>();
    for (byte value : values) {
      choices.add(
          reading.choice(value < 0 ? List.of() : List.of(question.modalities().get(value).code())));
    }
    return choices;
  }

  /** Refuses a modality in a wave that did not offer it. */
  private static void checkOffered(
      Question question, Modality modality, BitSlices all, int number, List<Run> runs) {
    for (Run run : runs) {
      String wave = run.like().wave();
      if (!modality.isOfferedIn(wave) && all.has(run.block(), run.rows(), number)) {
        throw new IllegalArgumentException(
            "respondents of wave '"
                + wave
                + "' answer '"
                + modality.code()
                + "' to question '"
                + question.code()
                + "'; expected an answer that this wave offered: it was in "
                + modality.waves());
      }
    }
  }

  private static boolean answered(BitSlices all, int offset, Run run) {
    return run.rows() > (offset == 0 ? 0 : all.count(run.block(), run.rows())[0]);
  }

  private static IllegalArgumentException misfit(Question question, byte[] column) {
    int most = question.modalities().size() - 1;
    int row = 0;
    while (column[row] >= SealedColumns.NO_RECORD && column[row] <= most) {
      row++;
    }
    return new IllegalArgumentException(
        "respondent "
            + row
            + " has modality "
            + column[row]
            + " to question '"
            + question.code()
            + "'; expected 0 to "
            + most
            + ", BLANK or NO_RECORD");
  }
}
