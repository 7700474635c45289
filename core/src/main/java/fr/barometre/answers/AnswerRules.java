package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules by which an answer to a question is accepted or refused, with the words of a refusal.
 * All readers use them.
 *
 * <p>Answers that are objects name modalities by their codes. A cell of a file says one by its code
 * or its label, whatever the case, accents, blanks and final punctuation, if only one modality
 * fits; by a word for yes or no; or by one of the {@link AnswerWords} for no answer.
 */
final class AnswerRules {

  /** "None" or "none of these" and no more, in plain text, and "no tool" with what it is. */
  private static final Pattern NONE_SAID =
      Pattern.compile(
          "(?:aucune?s?|neant|rien|none|nothing)(?:\\(e\\))?"
              + "(?: (?:(?:de|des|parmi|of|from|in) .*|d'.*|du tout))?");

  private static final Pattern NONE_OF_KIND = Pattern.compile("(?:aucune?s?|no) (\\p{L}{3,})s?");

  private static final int MOST_SIGNS = 1_000;

  /** Units that people write in several ways. */
  private static final List<Set<String>> SAME_UNITS =
      List.of(
          Set.of("\u20AC", "euro", "euros", "eur"),
          Set.of("%", "pourcent", "pour cent", "percent", "pourcentage"));

  private static final int LONGEST_WITH_UNIT = 60;

  /** {@code 12 500 euros}, {@code \u20AC 12}: a number that begins and ends with a digit. */
  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "([^\\d+-]*?)[\\s\\u00A0\\u202F]*([+-]?\\d(?:.*\\d)?)[\\s\\u00A0\\u202F]*([^\\d]*)");

  /** The sign between "other" and what the respondent writes of it. */
  private static final Pattern SAYING = Pattern.compile("\\s*[:(,;]\\s*");

  /** {@code oui (depuis 2021)}; but {@code oui (en 2027)} may still be to come. */
  private static final Pattern SINCE =
      Pattern.compile(
          "(\\p{L}[^(,]*?)(?: ?, ?| ?\\( ?)(?:depuis|since) (?:(?:l'annee|le) )?"
              + "(?:(?:\\d{1,2}/){1,2}|(?:(?:\\d{1,2}|1er) )?\\p{L}{3,9} )?(?:19|20)\\d{2} ?\\)?");

  private static final Label SINCE_WHEN =
      Label.of(
          "réponses qui disent depuis quand, lues sans cette date",
          "answers that say since when, read without that date");

  private static final Label WRITTEN_AS_OTHER =
      Label.of(
          "réponses écrites sous « autre » et lues comme celles proposées qu’elles sont",
          "answers written under 'other' and read as those proposed that they are");

  private static final List<String> BLANK = List.of();
  private static final List<String> NOT_ASKED = List.of(Answer.NOT_ASKED);
  private static final List<String> NONE = List.of(Answer.NONE_TICKED);

  /** Words for a multiple choice of which nothing is ticked. */
  private static final Set<String> NOTHING =
      Set.of("[]", "{}", "aucun(e)", "aucune de ces reponses", "none of these");

  /** A whole number as some programs write it. */
  private static final Pattern WHOLE = Pattern.compile("(\\d+)[.,]0+");

  /**
   * The outcome of checking an answer.
   *
   * @param saying the codes or the number that stand for it; empty if it is refused
   * @param value what cannot be used
   * @param expected what was expected in its place
   * @param told what is told of an answer that is read in another way than it stands
   */
  record Verdict(
      Optional<List<String>> saying, String value, String expected, Optional<Label> told) {

    static Verdict accepted(List<String> saying) {
      return new Verdict(Optional.of(saying), "", "", Optional.empty());
    }

    static Verdict refused(String value, String expected) {
      return new Verdict(Optional.empty(), value, expected, Optional.empty());
    }

    Verdict telling(Label what) {
      return new Verdict(saying, value, expected, Optional.of(what));
    }
  }

  private final Question question;
  private final AnswerWords words;
  private final boolean multiple;
  private final Optional<NumberRange> range;

  /** Codes of modalities by their plain codes and labels; empty where two share one. */
  private final Map<String, Optional<String>> byText = new HashMap<>();

  /** Codes of modalities by plain texts that a description names. */
  private final Map<String, String> named;

  private final String separator;
  private final KnownOptions options;

  /** The only modality that is "other". */
  private final Optional<String> other;

  /** The modality of texts that are none of the options, if the description names one. */
  private final Optional<String> otherwise;

  /** The only modality of a multiple choice that is "none of these". */
  private final Optional<String> none;

  /** The units that may stand beside a number, as people write them. */
  private final Set<String> units;

  /** By text of an option's cell, its state. Only the texts met first are kept. */
  private final Map<String, Optional<State>> signs = new HashMap<>();

  AnswerRules(Question question, AnswerWords words) {
    this(question, words, Map.of(), "");
  }

  /**
   * The rules of a question in a file.
   *
   * @param named codes of modalities by texts that stand for them there
   * @param separator what alone parts several answers in a cell; blank for any usual sign
   */
  AnswerRules(Question question, AnswerWords words, Map<String, String> named, String separator) {
    this.question = question;
    this.words = words;
    this.named = PlainText.keys(named, text -> text);
    this.separator = separator;
    this.multiple = question.kind() == QuestionKind.MULTIPLE;
    this.range = question.range();
    for (Modality modality : question.modalities()) {
      for (String text : texts(modality)) {
        byText.merge(
            PlainText.of(text),
            Optional.of(modality.code()),
            (known, other) -> known.equals(other) ? known : Optional.empty());
      }
    }
    this.otherwise = Optional.ofNullable(this.named.remove(Export.ANY_TEXT));
    this.units = range.map(r -> units(r.unit())).orElse(Set.of());
    this.named.forEach((text, code) -> byText.put(text, Optional.of(code)));
    this.options =
        new KnownOptions(
            byText, text -> words.kind(text).isPresent() || AnswerWords.isNothing(text));
    List<String> nones = multiple ? none(question) : List.of();
    this.none = nones.size() == 1 ? Optional.of(nones.get(0)) : Optional.empty();
    List<String> others = QuestionHeaders.others(question);
    this.other = others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  /** The codes of modalities that stand for none of the others, by their words. */
  static List<String> none(Question question) {
    List<String> none = new ArrayList<>();
    for (Modality modality : question.modalities()) {
      for (String text : texts(modality)) {
        if (!none.contains(modality.code()) && saysNone(question, PlainText.of(text))) {
          none.add(modality.code());
        }
      }
    }
    return none;
  }

  /** Whether a plain text says "none", "none of these" or "no" and what the question asks for. */
  private static boolean saysNone(Question question, String text) {
    Matcher ofKind = NONE_OF_KIND.matcher(text);
    Label wording = question.wording();
    return NONE_SAID.matcher(text).matches()
        || (ofKind.matches()
            && PlainText.of(wording.fr() + " " + wording.en()).contains(ofKind.group(1)));
  }

  private static Set<String> units(Label unit) {
    Set<String> units = new HashSet<>();
    for (String text : List.of(unit.fr(), unit.en())) {
      String plain = PlainText.of(text);
      units.add(plain);
      units.add(plain + "s");
      units.add(plain.replaceFirst("s$", ""));
    }
    for (Set<String> same : SAME_UNITS) {
      if (same.stream().anyMatch(units::contains)) {
        units.addAll(same);
      }
    }
    units.remove("");
    return units;
  }

  /** A number without the unit of its question and the marks of a spreadsheet; other texts too. */
  String bare(String text) {
    String cell = PlainText.unmarked(text);
    if (units.isEmpty() || cell.length() > LONGEST_WITH_UNIT) {
      return cell;
    }
    Matcher number = WITH_UNIT.matcher(cell);
    return number.matches()
            && units.contains(PlainText.of(number.group(1) + number.group(3)))
            && (number.group(1).isEmpty() || number.group(3).isEmpty())
        ? number.group(2)
        : cell;
  }

  private static List<String> texts(Modality modality) {
    Label label = modality.label();
    return List.of(modality.code(), label.fr(), label.en());
  }

  /** Checks codes, or a number as text. */
  Verdict ofCodes(List<String> said) {
    if (said.equals(NOT_ASKED) && question.modality(Answer.NOT_ASKED).isEmpty()) {
      return Verdict.accepted(NOT_ASKED);
    }
    if (multiple && said.equals(NONE) && question.modality(Answer.NONE_TICKED).isEmpty()) {
      return Verdict.accepted(NONE);
    }
    Set<String> codes = new LinkedHashSet<>();
    for (String code : said) {
      Optional<String> number =
          question.modality(code).isPresent()
              ? Optional.of(code)
              : range.flatMap(r -> NumberText.within(r, code));
      if (number.isEmpty()) {
        return Verdict.refused(code, expected());
      }
      if (!codes.add(number.get())) {
        return Verdict.refused(code, "each modality of " + question.code() + " once");
      }
    }
    if (!multiple && said.size() > 1) {
      return Verdict.refused(String.join("|", said), expectedOne());
    }
    return Verdict.accepted(List.copyOf(codes));
  }

  /** Checks the text of a cell, which has no blanks around it. */
  Verdict ofText(String cell) {
    if (cell.isEmpty()) {
      return Verdict.accepted(BLANK);
    }
    if (AnswerWords.isError(cell)) {
      return Verdict.refused(cell, expected());
    }
    String said = named.isEmpty() ? null : named.get(PlainText.of(cell));
    if (said != null) {
      return Verdict.accepted(List.of(said));
    }
    Verdict exact = ofCodes(ModalityCodes.of(bare(cell)));
    if (exact.saying().isPresent()) {
      return exact;
    }
    String plain = PlainText.of(cell);
    Optional<String> modality = modality(plain);
    if (modality.isPresent()) {
      return Verdict.accepted(List.of(modality.get()));
    }
    Optional<List<String>> word = word(plain);
    if (word.isPresent()) {
      Verdict verdict = Verdict.accepted(word.get());
      boolean unknown = word.get().isEmpty() && isUnknown(plain);
      return unknown ? verdict.telling(unknown()) : verdict;
    }
    if (multiple) {
      return several(cell, exact);
    }
    Optional<String> since = since(plain);
    if (since.isPresent()) {
      return Verdict.accepted(List.of(since.get())).telling(SINCE_WHEN);
    }
    return otherwise.isPresent() && AnswerWords.isNothing(plain)
        ? Verdict.accepted(BLANK)
        : otherwise.map(code -> Verdict.accepted(List.of(code))).orElse(exact);
  }

  /** The modality that a plain text is, by code, label or a word for yes or no. */
  private Optional<String> modality(String plain) {
    Optional<String> found = byText.getOrDefault(plain, Optional.empty());
    if (found.isPresent() || byText.containsKey(plain)) {
      return found;
    }
    Matcher whole = WHOLE.matcher(plain);
    if (whole.matches() && !(multiple && plain.indexOf(',') > 0)) {
      return byText.getOrDefault(whole.group(1), Optional.empty());
    }
    if (multiple) {
      return found;
    }
    Optional<String> numbered = range.isPresent() ? Optional.empty() : options.numbered(plain);
    if (numbered.isPresent()) {
      return numbered;
    }
    if (AnswerWords.isYes(plain)) {
      return only(AnswerWords::isYes);
    }
    if (AnswerWords.isNo(plain)) {
      return only(AnswerWords::isNo);
    }
    if (!QuestionHeaders.isOther(plain)) {
      return Optional.empty();
    }
    String before = SAYING.split(plain, 2)[0]; // autre : quoi, autre (quoi)
    return byText
        .getOrDefault(before, Optional.empty())
        .or(() -> other.filter(code -> QuestionHeaders.isOtherAlone(before)));
  }

  /** The modality that a plain text is without the date since when it holds. */
  private Optional<String> since(String plain) {
    Matcher since = SINCE.matcher(plain);
    return range.isEmpty() && since.matches() ? modality(since.group(1)) : Optional.empty();
  }

  /** The only modality of which a code or label is such a word. */
  private Optional<String> only(Predicate<String> word) {
    Set<String> codes = new HashSet<>();
    byText.forEach((text, code) -> code.filter(c -> word.test(text)).ifPresent(codes::add));
    return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
  }

  /**
   * The kind of answer that a plain text stands for, such as "don't know", if it is none on the
   * substance.
   */
  private Optional<List<String>> word(String plain) {
    if (multiple && (NOTHING.contains(plain) || AnswerWords.isNothing(plain))) {
      return none.map(List::of).or(() -> Optional.of(NONE));
    }
    if (none.isPresent() && saysNone(question, plain)) {
      return none.map(List::of);
    }
    return words
        .kind(plain)
        .map(
            kind ->
                ofKind(kind)
                    .map(List::of)
                    .orElse(kind == ModalityKind.NOT_APPLICABLE ? NOT_ASKED : BLANK));
  }

  /** The only modality of a kind. */
  private Optional<String> ofKind(ModalityKind kind) {
    List<String> codes =
        question.modalities().stream().filter(m -> m.kind() == kind).map(Modality::code).toList();
    return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
  }

  /** Checks a cell with several answers. */
  private Verdict several(String cell, Verdict exact) {
    if (!separator.isEmpty()) {
      return separated(cell);
    }
    KnownOptions.Parted parted = options.part(cell, otherwise);
    if (!parted.rest().isEmpty() || parted.codes().isEmpty()) {
      String value = parted.codes().isEmpty() ? exact.value() : parted.rest();
      return Verdict.refused(value, expected());
    }
    return ofCodes(parted.codes());
  }

  /** Checks answers with one separator between them. */
  private Verdict separated(String cell) {
    List<String> codes = new ArrayList<>();
    for (String piece : cell.split(Pattern.quote(separator), -1)) {
      String plain = PlainText.of(piece);
      Optional<String> code = modality(plain);
      boolean isOther = code.isEmpty() && !plain.isEmpty();
      if (isOther && otherwise.isPresent() && options.isNothing(plain)) {
        continue;
      }
      if (isOther && otherwise.isEmpty()) {
        return Verdict.refused(piece.strip(), expected());
      }
      (isOther ? otherwise.filter(c -> !codes.contains(c)) : code).ifPresent(codes::add);
    }
    return ofCodes(codes);
  }

  /**
   * Checks a multiple choice that has a column of its own and columns of its options: the two must
   * agree about the options that have a column.
   *
   * @param cell what the column of its own says, without blanks around it
   */
  Verdict ofBoth(String cell, List<Tick> ticks) {
    Verdict whole = ofText(cell);
    if (!multiple) {
      return whole.saying().filter(List::isEmpty).isPresent() ? ofOther(ticks, whole) : whole;
    }
    Verdict ticked = ofTicks(ticks);
    if (whole.saying().isEmpty() || ticked.saying().isEmpty()) {
      return whole.saying().isEmpty() ? whole : ticked;
    }
    List<String> all = whole.saying().get();
    List<String> some = ticked.saying().get();
    if (all.isEmpty() || some.isEmpty()) {
      return all.isEmpty() ? ticked : whole;
    }
    Set<String> told = new HashSet<>(all);
    told.retainAll(ticks.stream().map(Tick::modality).toList());
    Set<String> ticking = new HashSet<>(some);
    ticking.remove(Answer.NONE_TICKED);
    boolean agree = told.equals(ticking) || all.equals(some);
    return agree
        ? whole
        : Verdict.refused(
            cell, "the same answers as in the columns of its options, which say " + some);
  }

  /** The answer of somebody who chose nothing of a single choice and wrote something beside it. */
  private Verdict ofOther(List<Tick> ticks, Verdict blank) {
    for (Tick tick : ticks) {
      String plain = PlainText.of(tick.cell());
      Optional<List<String>> proposed =
          plain.isEmpty() || AnswerWords.isSign(plain)
              ? Optional.empty()
              : modality(plain).map(List::of).or(() -> word(plain));
      if (proposed.isPresent() && !proposed.get().equals(List.of(tick.modality()))) {
        return proposed.get().isEmpty()
            ? blank
            : Verdict.accepted(proposed.get()).telling(WRITTEN_AS_OTHER);
      }
    }
    return ticks.stream()
        .filter(tick -> state(tick) == State.TICKED)
        .findFirst()
        .map(
            tick ->
                tick.modality().equals(Answer.NONE_TICKED)
                    ? Verdict.refused(tick.cell(), expected())
                    : Verdict.accepted(List.of(tick.modality())))
        .orElse(blank);
  }

  /** Checks the ticks of a multiple choice, one for each option that has a column. */
  Verdict ofTicks(List<Tick> ticks) {
    List<String> ticked = new ArrayList<>();
    boolean explicit = false;
    boolean notAsked = false;
    boolean unknown = false;
    boolean written = false;
    for (Tick tick : ticks) {
      Optional<String> proposed = proposed(tick);
      if (proposed.isPresent()) {
        written = true;
        ticked.add(proposed.get());
        continue;
      }
      State state = state(tick);
      if (state == State.UNUSABLE) {
        return Verdict.refused(
            tick.cell(), "1, x, oui or yes when ticked; 0, non, no or nothing when not");
      }
      if (state == State.TICKED) {
        ticked.add(tick.modality());
      }
      explicit |= state == State.UNTICKED;
      notAsked |= state == State.NOT_ASKED;
      unknown |= state == State.UNKNOWN;
    }
    if (ticked.size() > 1 && question.modality(Answer.NONE_TICKED).isEmpty()) {
      ticked.remove(Answer.NONE_TICKED); // something else beside what is proposed
    }
    if (!ticked.isEmpty()) {
      Verdict said = ofCodes(written ? ticked.stream().distinct().toList() : ticked);
      Verdict told = written ? said.telling(WRITTEN_AS_OTHER) : said;
      return unknown || notAsked ? told.telling(notTicked(unknown)) : told;
    }
    if (unknown) {
      Optional<String> known = ofKind(ModalityKind.DONT_KNOW);
      Verdict said = Verdict.accepted(known.map(List::of).orElse(BLANK));
      return explicit
          ? said.telling(
              FileNotes.of(
                  question.code(),
                  "réponses «\u00a0ne sait pas\u00a0» d’une option à côté de «\u00a0non\u00a0»",
                  "answers don't know of one option beside no"))
          : known.isEmpty() ? said.telling(unknown()) : said;
    }
    if (explicit && notAsked) {
      return Verdict.accepted(NONE).telling(notTicked(false));
    }
    return Verdict.accepted(explicit ? NONE : notAsked ? word("n/a").orElse(NOT_ASKED) : BLANK);
  }

  /** Whether a plain text says that one does not know. */
  private boolean isUnknown(String plain) {
    return words.kind(plain).filter(kind -> kind == ModalityKind.DONT_KNOW).isPresent();
  }

  /** Tells of an answer that the question does not propose. */
  private Label unknown() {
    return FileNotes.of(
        question.code(),
        "réponses «\u00a0ne sait pas\u00a0», qu’elle ne propose pas, lues comme absentes",
        "answers don't know, which it does not propose, read as no answer");
  }

  /** Tells of an answer of which one option is not known, or was not asked. */
  private Label notTicked(boolean unknown) {
    return FileNotes.of(
        question.code(),
        (unknown ? "options «\u00a0ne sait pas\u00a0»" : "options non posées")
            + ", lues comme non cochées",
        "options " + (unknown ? "not known" : "not asked") + ", read as not ticked");
  }

  /** Another option that somebody wrote where people say what else. */
  private Optional<String> proposed(Tick tick) {
    if (!tick.free() || tick.cell().isEmpty()) {
      return Optional.empty();
    }
    String plain = PlainText.of(tick.cell());
    return sign(plain).isPresent()
        ? Optional.empty()
        : byText
            .getOrDefault(plain, Optional.empty())
            .filter(code -> !code.equals(tick.modality()));
  }

  /**
   * The cell of an option.
   *
   * @param modality the option
   * @param cell what it says, without blanks around it
   * @param free whether any text ticks it: "other, please say"
   */
  record Tick(String modality, String cell, boolean free) {}

  private enum State {
    TICKED,
    UNTICKED,
    BLANK,
    NOT_ASKED,
    UNKNOWN,
    UNUSABLE
  }

  private static final Set<State> SIGNS = Set.of(State.TICKED, State.UNTICKED);

  /**
   * The state of an option by the text of its cell. States are kept, since the same texts come
   * again and again.
   */
  private State state(Tick tick) {
    if (tick.cell().isEmpty()) {
      return State.BLANK;
    }
    if (AnswerWords.isError(tick.cell())) {
      return State.UNUSABLE;
    }
    Optional<State> sign = signs.get(tick.cell());
    if (sign == null) {
      sign = sign(PlainText.of(tick.cell()));
      if (signs.size() < MOST_SIGNS) {
        signs.put(tick.cell(), sign);
      }
    }
    if (sign.isPresent() && SIGNS.contains(sign.get())) {
      return sign.get();
    }
    boolean itself =
        byText
            .getOrDefault(PlainText.of(tick.cell()), Optional.empty())
            .filter(tick.modality()::equals)
            .isPresent();
    if (itself || sign.isPresent()) {
      return itself ? State.TICKED : sign.get();
    }
    if (tick.free() && AnswerWords.isNothing(PlainText.of(tick.cell()))) {
      return State.UNTICKED;
    }
    return tick.free() ? State.TICKED : State.UNUSABLE;
  }

  /** The state that a plain text gives to any option. */
  private Optional<State> sign(String plain) {
    if (AnswerWords.isTicked(plain)) {
      return Optional.of(State.TICKED);
    }
    if (AnswerWords.isUnticked(plain)) {
      return Optional.of(State.UNTICKED);
    }
    return words
        .kind(plain)
        .map(
            kind ->
                kind == ModalityKind.NOT_APPLICABLE
                    ? State.NOT_ASKED
                    : kind == ModalityKind.DONT_KNOW ? State.UNKNOWN : State.BLANK);
  }

  /**
   * The remark on a number without a percent sign in a column of percentages: it may be a share
   * from 0 to 1.
   *
   * @param bare the text without its unit
   */
  Optional<Label> toldOfShare(String text, String bare) {
    boolean percent = text.equals(bare) && range.filter(r -> r.maximum() > 1).isPresent();
    return percent
            && units.contains("%")
            && NumberText.number(bare).filter(AnswerRules::isShare).isPresent()
        ? Optional.of(
            FileNotes.of(
                question.code(),
                "nombres entre 0 et 1 sans signe %, lus comme des pour cent",
                "numbers between 0 and 1 without a sign %, read as per cent"))
        : Optional.empty();
  }

  private static boolean isShare(BigDecimal number) {
    return number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
  }

  /** The answers that the question takes, in words. */
  String expected() {
    List<String> codes = question.modalityCodes();
    return range.map(r -> NumberText.expected(r) + (codes.isEmpty() ? "" : ", or ")).orElse("")
        + (codes.isEmpty() ? "" : "one of " + codes)
        + " for question "
        + question.code();
  }

  private String expectedOne() {
    return range.isPresent()
        ? "one number at most for question " + question.code()
        : "one modality at most: question " + question.code() + " is single choice";
  }
}
