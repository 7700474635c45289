package fr.barometre.cube;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The rules by which an indicator reads a response: whether the question concerned it, whether it
 * is in the base, and what it counts.
 */
public final class Reading {

  private static final List<ModalityKind> STRONGEST =
      List.of(ModalityKind.SUBSTANTIVE, ModalityKind.NOT_APPLICABLE, ModalityKind.DONT_KNOW);

  /**
   * What can be said to the question: modalities by position, their kind, and what it brings to the
   * indicator: one if a modality counts, else zero. A number brings how far it is from the smallest
   * of its range, and leaves out how far it is from the largest.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Choice(int[] modalities, ModalityKind kind, double value, double rest) {}

  private final Questionnaire questionnaire;
  private final IndicatorDefinition indicator;
  private final Question question;
  private final Optional<Modality> blank;
  private final List<String> askingWaves;
  private final boolean oneWave;

  public Reading(Questionnaire questionnaire, IndicatorDefinition indicator, Question question) {
    this.questionnaire = questionnaire;
    this.indicator = indicator;
    this.question = question;
    this.blank =
        question.modalities().stream().filter(m -> m.kind() == ModalityKind.NO_ANSWER).findFirst();
    this.askingWaves = questionnaire.wavesOf(question).stream().map(Wave::code).toList();
    this.oneWave = questionnaire.waves().size() < 2;
  }

  /** Variables: what the indicator counts, then each modality of the question. */
  public int variables() {
    return 1 + question.modalities().size();
  }

  /** The waves that ask the question, by their codes. */
  public List<String> askingWaves() {
    return askingWaves;
  }

  /**
   * The wave of all answers, whether or not a respondent names one: the one that asks the question,
   * blank for a questionnaire without waves; empty if several waves ask it.
   */
  public Optional<String> onlyWave() {
    return askingWaves.size() > 1
        ? Optional.empty()
        : Optional.of(askingWaves.isEmpty() ? "" : askingWaves.get(0));
  }

  /** The unit that counts once: a collectivité, its latest response, or each response. */
  public CountingUnit unit() {
    return indicator.countingUnit();
  }

  /** Whether responses without a record of an answer are in the sample, those asked. */
  public boolean countsUnrecorded() {
    return indicator.basePolicy() == BasePolicy.ASKED;
  }

  /**
   * Whether the question was put to a response, in a wave or, without one, by what else it says.
   */
  public boolean asked(String wave, BooleanSupplier answeredTheme) {
    return wave.isEmpty()
        ? oneWave || answeredTheme.getAsBoolean()
        : askingWaves.isEmpty() || askingWaves.contains(wave);
  }

  /** The questions of the same theme, whose answers show that this one was put too. */
  public Set<String> sameTheme() {
    return questionnaire.questions().stream()
        .filter(q -> q.theme().equals(question.theme()))
        .map(Question::code)
        .collect(Collectors.toSet());
  }

  /** Whether answers are numbers, of which the indicator is the mean. */
  public boolean numbers() {
    return question.range().isPresent();
  }

  public Choice choice(List<String> said) {
    if (isWord(said, Answer.NOT_ASKED)) {
      return new Choice(new int[0], ModalityKind.NOT_APPLICABLE, 0, numbers() ? 0 : 1);
    }
    if (isWord(said, Answer.NONE_TICKED)) {
      return new Choice(new int[0], ModalityKind.SUBSTANTIVE, 0, 1);
    }
    if (numbers() && said.size() == 1 && question.modality(said.get(0)).isEmpty()) {
      return number(Double.parseDouble(said.get(0)), question.range().orElseThrow());
    }
    List<Integer> positions = new ArrayList<>();
    Set<ModalityKind> kinds = EnumSet.noneOf(ModalityKind.class);
    boolean counted = false;
    for (int m = 0; m < question.modalities().size(); m++) {
      Modality modality = question.modalities().get(m);
      if (said.isEmpty()
          ? blank.filter(modality::equals).isPresent()
          : said.contains(modality.code())) {
        positions.add(m);
        kinds.add(modality.kind());
        counted |= indicator.counted().contains(modality.code());
      }
    }
    return new Choice(
        positions.stream().mapToInt(i -> i).toArray(),
        kind(kinds),
        counted ? 1 : 0,
        counted ? 0 : 1);
  }

  /** Whether an answer is a word that stands for itself, not for a modality of that code. */
  private boolean isWord(List<String> said, String word) {
    return said.size() == 1 && said.get(0).equals(word) && question.modality(word).isEmpty();
  }

  private static Choice number(double number, NumberRange range) {
    return new Choice(
        new int[0], ModalityKind.SUBSTANTIVE, number - range.minimum(), range.maximum() - number);
  }

  /** A substantive modality makes the answer substantive whatever else it names. */
  private static ModalityKind kind(Set<ModalityKind> kinds) {
    for (ModalityKind kind : STRONGEST) {
      if (kinds.contains(kind)) {
        return kind;
      }
    }
    return ModalityKind.NO_ANSWER;
  }

  public boolean inBase(ModalityKind kind) {
    return indicator.basePolicy() == BasePolicy.EXPRESSED
        ? kind == ModalityKind.SUBSTANTIVE
        : kind != ModalityKind.NOT_APPLICABLE;
  }

  /** Whether everyone in a wave was asked, whatever they answered. */
  public boolean askedIn(String wave) {
    if (wave.isEmpty() && !oneWave) {
      throw new IllegalArgumentException(
          "without a wave, whether question '"
              + question.code()
              + "' was put follows from a respondent's other answers; expected a wave with each"
              + " respondent: tally Answers for others");
    }
    return asked(wave, () -> false);
  }
}
