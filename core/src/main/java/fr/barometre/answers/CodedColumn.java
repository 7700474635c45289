package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The answers to one question while they are read: a code for each response. */
final class CodedColumn {

  /** The code of an answer that the question refuses. */
  static final int REFUSED = -1;

  /** Different texts that are remembered: a questionnaire has few, free text as many as rows. */
  private static final int MOST_TEXTS = 10_000;

  /** Longer texts are looked at, but not remembered. */
  private static final int LONGEST_TEXT = 1_000;

  private final Question question;
  private final AnswerRules rules;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<List<String>, Integer> known = new HashMap<>();
  private final List<List<String>> sayings = new ArrayList<>();
  private Numbers codes = new Numbers();

  /** The notation of the column's numbers: what a comma in them means. */
  private final Optional<NumberColumn> numbers;

  /** For each code, its text if it may mean two numbers; settled once the column has been read. */
  private final Map<Integer, String> ambiguous = new LinkedHashMap<>();

  /**
   * For each remark, the codes of the answers that it is about: those not read as they are written.
   */
  private final Map<Label, Map<List<String>, Integer>> telling = new LinkedHashMap<>();

  /** The codes of numbers whose sign was taken to group digits; below, to begin decimals. */
  private final BitSet grouped = new BitSet();

  private final BitSet decimal = new BitSet();

  /** The responses made up of rows that named one option each. */
  private final BitSet joined = new BitSet();

  /** For each pair of codes, the code of both answers together. */
  private final Map<Long, Integer> sums = new HashMap<>();

  CodedColumn(Question question, AnswerRules rules) {
    this.question = question;
    this.rules = rules;
    this.numbers =
        question
            .range()
            .map(range -> new NumberColumn(number -> range.contains(number.doubleValue())));
  }

  Question question() {
    return question;
  }

  AnswerRules rules() {
    return rules;
  }

  /** The code of what a cell says, without blanks around it. */
  int coded(String text) {
    Integer code = texts.get(text);
    if (code == null) {
      String bare = rules.bare(text);
      code = numbers.isPresent() && numbers.get().isOpen(bare) ? open(bare) : read(text, bare);
      if (texts.size() < MOST_TEXTS && text.length() <= LONGEST_TEXT) {
        texts.put(text, code);
      }
    }
    return code;
  }

  private int read(String text, String bare) {
    numbers.ifPresent(
        column -> NumberText.number(bare).ifPresent(number -> column.take(bare, number)));
    AnswerRules.Verdict verdict = rules.ofText(bare);
    Optional<Label> what = verdict.told().or(() -> rules.toldOfShare(text, bare));
    return what.isEmpty() || verdict.saying().isEmpty()
        ? coded(verdict)
        : telling
            .computeIfAbsent(what.get(), label -> new HashMap<>())
            .computeIfAbsent(verdict.saying().get(), this::another);
  }

  /** A code of its own for something that is said. */
  private int another(List<String> saying) {
    sayings.add(saying);
    return sayings.size();
  }

  /** The codes of which something is told. */
  Map<Label, BitSet> told() {
    Map<Label, BitSet> told = new LinkedHashMap<>();
    telling.forEach(
        (what, said) -> {
          BitSet some = new BitSet();
          said.values().forEach(some::set);
          told.put(what, some);
        });
    told.put(
        FileNotes.of(
            question.code(),
            "nombres comme 1,200 lus en milliers",
            "numbers such as 1,200 read as thousands"),
        grouped);
    told.put(
        FileNotes.of(
            question.code(),
            "nombres comme 1,200 lus avec des décimales",
            "numbers such as 1,200 read with decimals"),
        decimal);
    told.values().removeIf(BitSet::isEmpty);
    return told;
  }

  /** The code of what a verdict accepts; {@link #REFUSED} for another. */
  int coded(AnswerRules.Verdict verdict) {
    return verdict.saying().map(this::number).orElse(REFUSED);
  }

  /** The code of modalities or of a number; {@link #REFUSED} for others. */
  int coded(List<String> said) {
    Integer code = known.get(said);
    return code != null ? code : coded(rules.ofCodes(said));
  }

  private int number(List<String> saying) {
    Integer code = known.get(saying);
    if (code == null) {
      sayings.add(saying);
      code = sayings.size();
      known.put(saying, code);
    }
    return code;
  }

  /** The answer that a code stands for. */
  List<String> saying(int code) {
    return code > 0 ? sayings.get(code - 1) : List.of();
  }

  /** Whether a code says that there is no answer, or that the question was not put. */
  boolean isSilent(int code) {
    return code > 0
        && !ambiguous.containsKey(code)
        && (sayings.get(code - 1).isEmpty() || says(code, Answer.NOT_ASKED));
  }

  /** Whether a code says that nothing is ticked. */
  boolean isNone(int code) {
    return code > 0 && says(code, Answer.NONE_TICKED);
  }

  private boolean says(int code, String word) {
    return sayings.get(code - 1).equals(List.of(word));
  }

  /** The code of a number that may be two. */
  private int open(String text) {
    int code = another(List.of());
    ambiguous.put(code, text);
    return code;
  }

  /**
   * Decides what numbers are that may be two, now that the column has been read.
   *
   * @return the texts of those that stay undecided, by code
   */
  Map<Integer, String> decide() {
    Map<Integer, String> undecided = new LinkedHashMap<>();
    ambiguous.forEach(
        (code, text) -> {
          NumberColumn column = numbers.orElseThrow();
          Optional<BigDecimal> number = column.number(text);
          Optional<String> said =
              number.flatMap(n -> NumberText.within(question.range().orElseThrow(), n));
          if (said.isEmpty()) {
            undecided.put(code, text);
            return;
          }
          sayings.set(code - 1, List.of(said.get()));
          if (column.isOpen(text)) {
            (number.equals(column.grouped(text)) ? grouped : decimal).set(code);
          }
        });
    ambiguous.clear();
    return undecided;
  }

  /**
   * Adds an option to what a response says, if each of its rows named one and none this one.
   *
   * @return whether it was added
   */
  boolean join(int response, int code) {
    int known = codes.get(response);
    if (!isOption(code)
        || known == CodedAnswers.NO_RECORD
        || !(isOption(known) || joined.get(response))
        || saying(known).containsAll(saying(code))) {
      return false;
    }
    long pair = ((long) known << Integer.SIZE) + code;
    codes.set(
        response,
        sums.computeIfAbsent(
            pair, p -> number(Stream.of(known, code).flatMap(c -> saying(c).stream()).toList())));
    joined.set(response);
    return true;
  }

  /** Whether a code is one option of a multiple choice. */
  private boolean isOption(int code) {
    List<String> saying = saying(code);
    return question.kind() == QuestionKind.MULTIPLE
        && saying.size() == 1
        && question.modality(saying.get(0)).isPresent();
  }

  /** Takes back what some codes say: of their responses there is no record. */
  void takeBack(Set<Integer> refused, int responses) {
    int[] becomes = new int[sayings.size() + 1];
    Arrays.setAll(becomes, code -> refused.contains(code) ? CodedAnswers.NO_RECORD : code);
    codes = codes.by(becomes, responses);
  }

  /** The code of a response; NO_RECORD beyond the last that was set. */
  int code(int response) {
    return codes.get(response);
  }

  void set(int response, int code) {
    codes.set(response, code);
  }

  /** Sets those of so many responses from one on to one code. */
  void fill(int response, int count, int code) {
    codes.fill(response, count, code);
  }

  /**
   * Sets those of some responses that follow each other: every so many of an array, from one on.
   */
  void set(int response, int[] from, int at, int step, int responses) {
    codes.set(response, from, at, step, responses);
  }

  /** The codes of so many responses, as they stay. */
  PackedColumn close(int responses) {
    return new PackedColumn(question, List.copyOf(sayings), codes.packed(responses));
  }
}
