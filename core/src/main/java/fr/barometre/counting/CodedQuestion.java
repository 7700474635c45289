package fr.barometre.counting;

import fr.barometre.answers.CodedAnswers;
import fr.barometre.cube.Reading;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to one question, coded as an indicator reads them. */
final class CodedQuestion {

  private final int[] codes;
  private final Reading.Choice[] choices;

  /** Whether responses without a record are in the sample; none is where there is nothing. */
  private final boolean[] asked;

  /** The responses that may vote; all of them if there is none. */
  private final @Nullable BitSet among;

  private CodedQuestion(CodedQuestion all, BitSet among) {
    this.codes = all.codes;
    this.choices = all.choices;
    this.asked = all.asked;
    this.among = among;
  }

  /** The answers of some of the responses, as if there were no others. */
  public CodedQuestion among(BitSet responses) {
    return new CodedQuestion(this, responses);
  }

  public CodedQuestion(CodedAnswers answers, String question, Reading reading) {
    this.codes = answers.codes(question);
    List<List<String>> sayings = answers.sayings(question);
    this.choices = new Reading.Choice[sayings.size() + 1];
    choices[CodedAnswers.NO_RECORD] = reading.choice(List.of());
    for (int code = 1; code < choices.length; code++) {
      choices[code] = reading.choice(sayings.get(code - 1));
    }
    this.asked = reading.countsUnrecorded() ? asked(answers, reading) : new boolean[0];
    this.among = null;
  }

  private boolean[] asked(CodedAnswers answers, Reading reading) {
    List<int[]> theme = reading.sameTheme().stream().map(answers::codes).toList();
    List<String> waves = answers.waves();
    boolean[] inWave = new boolean[waves.size()];
    for (int w = 0; w < inWave.length; w++) {
      inWave[w] = !waves.get(w).isEmpty() && reading.asked(waves.get(w), () -> false);
    }
    int[] waveOf = answers.waveOf();
    boolean[] found = new boolean[codes.length];
    for (int r = 0; r < found.length; r++) {
      int response = r;
      int wave = waveOf[r];
      found[r] =
          waves.get(wave).isEmpty()
              ? reading.asked("", () -> theme.stream().anyMatch(c -> c[response] != 0))
              : inWave[wave];
    }
    return found;
  }

  /** Whether a response is in the sample for the question. */
  public boolean votes(int response) {
    return (recorded(response) || (asked.length > 0 && asked[response]))
        && (among == null || among.get(response));
  }

  public boolean recorded(int response) {
    return codes[response] != CodedAnswers.NO_RECORD;
  }

  public int code(int response) {
    return codes[response];
  }

  /** The meaning of each code; code 0 is no record. */
  public List<Reading.Choice> choices() {
    return List.of(choices);
  }
}
