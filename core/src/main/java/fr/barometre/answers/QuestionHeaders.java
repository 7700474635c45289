package fr.barometre.answers;

import fr.barometre.api.answer.Answer;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.QuestionKind;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.spelling.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the question, and the option of a multiple choice, that a column header stands for. A
 * question goes by code, by wording or as the export names it; an option as {@code outils[MAIL]},
 * {@code Outils [Courriel]}, {@code outils.MAIL} or {@code outils/MAIL}, in a header row of its
 * own, or by a header of its own.
 */
final class QuestionHeaders {

  private static final Pattern IN_BRACKETS =
      Pattern.compile("(.*)\\[([^\\[\\]]*)\\]\\s*", Pattern.DOTALL);
  private static final String SIGNS = "./:_";

  /** Signs between an option and its question where groups stand before it. */
  private static final String SIGNS_OF_GROUPS = "./-";

  /** An option behind its question: {@code Outils - Courriel}, {@code Outils (Courriel)}. */
  private static final Pattern BEHIND =
      Pattern.compile(" ?\\((.+)\\)|(?: ?[-\u2013\u2014:>|/]+ ?| )(.+)");

  /** The beginning of a text that a tool has cut, and of its option. */
  private static final Pattern CUT =
      Pattern.compile(
          "(.{8,}?)(?:\\.{2,3}|\u2026)\\s*(?:\\[(.*?)(\\.{2,3}|\u2026)?\\s*\\])?", Pattern.DOTALL);

  /** "Other, please say", and nothing else, in plain text. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:autre|other)s?[^\\p{L}]*(?:(?:reponse|answer|choice)s?[^\\p{L}]*)?"
              + "(?:(?:(?:a )?preci|please|veuillez|merci|specif|lesquel|lequel|laquelle).*)?");

  /** The code of LimeSurvey for "other", in headers and in answers. */
  private static final String LIMESURVEYS_OTHER = "-oth-";

  /** Texts around a question: its number, and how to answer it. */
  private static final Pattern AROUND =
      Pattern.compile(
          "^\\s*(?:q(?:uestion)?[\\s.]*)?\\d{1,3}(?:[.]\\d{1,2})?\\s*[.):/\u00B0\u2013-]\\s+"
              + "|\\s*\\((?:plusieurs |un seul |une seule )?(?:r[e\u00E9]ponses?|choix)"
              + " ?(?:unique|multiples?|possibles?)*\\)"
              + "|\\s*\\((?:facultatif|obligatoire|(?:en )?(?:nombre|%|\u20AC|euros))\\)"
              + "|(?:\\s*\\*)+\\s*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** How LimeSurvey ends the option of a column for what people say beside it. */
  private static final String COMMENT = "comment";

  /** Texts in the row of options above the only column of a question. */
  private static final Set<String> NO_OPTION =
      Set.of("", "response", "reponse", "open-ended response", "reponse ouverte");

  private final Questionnaire questionnaire;
  private final ExportHeader header;
  private final ExportTool tool;

  /** For each {@link #key}, the questions with that wording. */
  private final Map<String, Set<Question>> wordings = new HashMap<>();

  /** Questions by their codes and wordings, as {@link #spaced} has them; those of two by none. */
  private final Map<String, Question> names = new HashMap<>();

  /** How many columns a tool has cut the header of. */
  private int cutColumns;

  /** For each {@link #key}, the columns with that header. */
  private final Map<String, List<Integer>> columns = new HashMap<>();

  /** For each plain header that an export names for a question, the question's code. */
  private final Map<String, String> named;

  /** For each plain header that an export names for an option, the option. */
  private final Map<String, Meaning> options = new HashMap<>();

  /** For each question, the codes of its modalities by plain text. */
  private final Map<String, Map<String, String>> texts = new HashMap<>();

  /** The plain headers that were named and found. */
  private final Set<String> found = new HashSet<>();

  /**
   * The question, or the option of a question, that a column holds.
   *
   * @param question the question
   * @param modality code of the option that the column ticks; blank if it holds whole answers
   * @param free whether any text ticks it
   * @param beside whether people write in it what else they answer; the option "other" may have a
   *     column of its own besides
   */
  record Meaning(Question question, String modality, boolean free, boolean beside) {

    Meaning(Question question, String modality, boolean free) {
      this(question, modality, free, false);
    }

    boolean isWhole() {
      return modality.isEmpty();
    }
  }

  /**
   * The headers of a table.
   *
   * @throws IllegalArgumentException if its description names a question or a modality that the
   *     questionnaire does not have
   */
  QuestionHeaders(Questionnaire questionnaire, ExportHeader header) {
    this.questionnaire = questionnaire;
    this.header = header;
    Export export = header.export();
    this.tool = export.tool();
    for (Question question : questionnaire.questions()) {
      for (String wording : List.of(question.wording().fr(), question.wording().en())) {
        wordings.computeIfAbsent(key(wording), w -> new LinkedHashSet<>()).add(question);
      }
    }
    for (Question question : questionnaire.questions()) {
      names.put(spaced(question.code()), question);
      for (String wording : List.of(question.wording().fr(), question.wording().en())) {
        if (wordings.getOrDefault(key(wording), Set.of()).size() == 1) {
          names.put(spaced(wording), question);
        }
      }
    }
    for (int i = 0; i < header.size(); i++) {
      columns.computeIfAbsent(key(header.label(i)), h -> new ArrayList<>()).add(i);
    }
    Map<String, String> codes = new HashMap<>();
    export
        .questions()
        .forEach(
            (code, text) -> {
              String other = codes.put(PlainText.of(text), named(code).code());
              if (other != null) {
                throw wrong("'" + text + "' is the header of " + other + " and " + code);
              }
            });
    this.named = codes;
    export.options().forEach((code, headers) -> headers.forEach((o, h) -> addOption(code, o, h)));
    export
        .answers()
        .forEach(
            (code, answers) -> {
              Question question = named(code);
              answers.forEach((text, modality) -> check(question, modality, text));
              texts.put(code, PlainText.keys(answers, text -> text));
            });
  }

  private void addOption(String code, String modality, String text) {
    Question question = named(code);
    check(question, modality, text);
    if (question.kind() != QuestionKind.MULTIPLE) {
      throw wrong("question '" + code + "' has options; expected a multiple choice");
    }
    Meaning other = options.put(PlainText.of(text), new Meaning(question, modality, isOther(text)));
    if (other != null) {
      throw wrong("'" + text + "' is the header of two options");
    }
  }

  private Question named(String code) {
    return questionnaire
        .question(code)
        .orElseThrow(
            () ->
                wrong(
                    "questionnaire '"
                        + questionnaire.code()
                        + "' has no question '"
                        + code
                        + "'"
                        + Suggestion.of(
                            code,
                            questionnaire.questions().stream().map(Question::code).toList())));
  }

  private static void check(Question question, String modality, String text) {
    if (question.modality(modality).isEmpty()) {
      throw wrong(
          "question '"
              + question.code()
              + "' has no modality '"
              + modality
              + "' for '"
              + text
              + "'; expected one of "
              + question.modalityCodes());
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("description of the export: " + what);
  }

  /**
   * The question or option that a column holds; empty if it holds none.
   *
   * @throws IllegalArgumentException if it should be an option and is none
   */
  Optional<Meaning> of(int column) {
    if (header.isLeftOut(column)) {
      return Optional.empty();
    }
    Heading heading = header.heading(column);
    return ofNamedOption(heading)
        .or(() -> ofRepeated(column, heading.label()))
        .or(() -> heading.code().isEmpty() ? Optional.empty() : ofText(heading.code(), heading))
        .or(() -> heading.upper().isEmpty() ? Optional.empty() : ofTwoRows(heading))
        .or(() -> ofText(heading.lower(), heading))
        .or(() -> ofCut(heading.lower()));
  }

  /**
   * The text that names the question of a column. What stands below it is left out where it is no
   * option.
   */
  static String asked(Heading heading) {
    return heading.isOwn() && NO_OPTION.contains(PlainText.of(heading.lower()))
        ? heading.upper()
        : heading.label();
  }

  private Optional<Meaning> ofNamedOption(Heading heading) {
    for (String name : options.isEmpty() ? List.<String>of() : heading.names()) {
      String plain = PlainText.of(name);
      if (options.containsKey(plain)) {
        found.add(plain);
        return Optional.of(options.get(plain));
      }
    }
    return Optional.empty();
  }

  /**
   * The question of one of several columns with one header: as many questions have it as wording,
   * and take the columns in order.
   */
  private Optional<Meaning> ofRepeated(int column, String label) {
    List<Integer> same = columns.getOrDefault(key(label), List.of());
    Set<Question> asked = wordings.getOrDefault(key(label), Set.of());
    return asked.size() < 2 || same.size() != asked.size() || named.containsKey(PlainText.of(label))
        ? Optional.empty()
        : whole(asked.stream().skip(same.indexOf(column)).findFirst());
  }

  private static Optional<Meaning> whole(Optional<Question> question) {
    return question.map(q -> new Meaning(q, "", false));
  }

  private Optional<Meaning> ofTwoRows(Heading heading) {
    Optional<Meaning> both = whole(ofCodeOrWording(heading.label()));
    if (both.isPresent()) {
      return both;
    }
    Optional<Question> above = whole(heading.upper());
    if (above.isEmpty()) {
      return Optional.empty();
    }
    Question question = above.get();
    Optional<Meaning> option = option(question, heading.lower());
    boolean isMultiple = question.kind() == QuestionKind.MULTIPLE;
    if (option.isPresent()
        || (heading.isOwn() && NO_OPTION.contains(PlainText.of(heading.lower())))
        || (heading.isOwn() && !isMultiple)) {
      return option.or(() -> Optional.of(new Meaning(question, "", false)));
    }
    boolean mayBeAnother = !heading.isOwn() && (tool.leavesGaps() || !isMultiple);
    if (mayBeAnother || heading.lower().isEmpty() || isOther(heading.lower())) {
      return Optional.empty();
    }
    throw noOption(heading, question);
  }

  private Optional<Meaning> ofText(String text, Heading heading) {
    Optional<Meaning> whole = whole(ofCodeOrWording(text));
    if (whole.isPresent()) {
      return whole;
    }
    Optional<Meaning> option = ofOption(text, heading);
    if (option.isEmpty() && tool.writesGroups()) {
      option = whole(whole(text));
    }
    String bare = AROUND.matcher(text).replaceAll("");
    return option.isPresent() || bare.equals(text) ? option : ofText(bare, heading);
  }

  private Optional<Meaning> ofOption(String text, Heading heading) {
    Matcher brackets = IN_BRACKETS.matcher(text);
    if (brackets.matches()) {
      Optional<Question> question = whole(brackets.group(1).strip());
      String said = brackets.group(2);
      Optional<Meaning> option = question.flatMap(q -> option(q, said));
      if (question.isPresent() && option.isEmpty() && !isBeside(question.get(), said)) {
        throw noOption(heading, question.get());
      }
      return option;
    }
    String signs = tool.writesGroups() ? SIGNS_OF_GROUPS : SIGNS;
    for (int at = text.length() - 1; at > 0; at--) {
      if (signs.indexOf(text.charAt(at)) >= 0) {
        String said = text.substring(at + 1);
        Optional<Question> question = whole(text.substring(0, at).strip());
        Optional<Meaning> option = question.flatMap(q -> option(q, said));
        if (option.isPresent()) {
          return option;
        }
        if (question.isPresent()
            && tool.writesGroups()
            && text.charAt(at) == '/'
            && question.get().kind() == QuestionKind.MULTIPLE
            && !isOther(said)) {
          throw noOption(heading, question.get());
        }
      }
    }
    return behind(text);
  }

  /** The only option that a text is, behind one of the names of its question. */
  private Optional<Meaning> behind(String text) {
    String plain = spaced(text);
    Set<Meaning> found = new LinkedHashSet<>();
    for (Map.Entry<String, Question> named : names.entrySet()) {
      String name = named.getKey();
      if (!plain.startsWith(name)) {
        continue;
      }
      Matcher behind = BEHIND.matcher(plain.substring(name.length()));
      if (behind.matches()) {
        String said = behind.group(1) == null ? behind.group(2) : behind.group(1);
        option(named.getValue(), said).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** The question of a cut header, if no other column and no other question begins so. */
  private Optional<Meaning> ofCut(String text) {
    Matcher cut = CUT.matcher(text);
    if (!cut.matches() || columns.getOrDefault(key(text), List.of()).size() > 1) {
      return Optional.empty();
    }
    String begin = spaced(cut.group(1));
    Set<Question> asked = new LinkedHashSet<>();
    for (Map.Entry<String, Question> named : names.entrySet()) {
      if (named.getKey().startsWith(begin)) {
        asked.add(named.getValue());
      }
    }
    if (asked.size() != 1) {
      return Optional.empty();
    }
    Question question = asked.iterator().next();
    Optional<Meaning> meaning = Optional.of(new Meaning(question, "", false));
    if (cut.group(2) != null) {
      meaning =
          option(question, cut.group(3) == null ? cut.group(2) : begun(question, cut.group(2)));
    }
    if (meaning.isPresent()) {
      cutColumns++;
    }
    return meaning;
  }

  /** The code of the only option that begins so; blank if there is none. */
  private static String begun(Question question, String text) {
    String begin = PlainText.of(text);
    String begun = "";
    for (Modality modality : question.modalities()) {
      if (PlainText.of(modality.label().fr()).startsWith(begin)
          || PlainText.of(modality.label().en()).startsWith(begin)) {
        if (!begun.isEmpty()) {
          return "";
        }
        begun = modality.code();
      }
    }
    return begun;
  }

  /** How many columns are known by the beginning of their question. */
  int cut() {
    return cutColumns;
  }

  /** The plain form of a text, whatever blanks stand before its signs. */
  private static String spaced(String text) {
    return PlainText.of(text).replace(" ?", "?").replace(" :", ":");
  }

  /** Whether a column is no option, but what was said beside an answer that has its column. */
  private boolean isBeside(Question question, String said) {
    if (isOther(said) || PlainText.of(said).endsWith(COMMENT)) {
      return true;
    }
    boolean isWhole = false;
    for (int i = 0; i < header.size(); i++) {
      isWhole |= Optional.of(question).equals(ofCodeOrWording(header.heading(i).lower()));
    }
    return isWhole && question.kind() != QuestionKind.MULTIPLE;
  }

  private IllegalArgumentException noOption(Heading heading, Question question) {
    return new IllegalArgumentException(
        header.table().headerPlace()
            + ": column '"
            + heading.label()
            + "': expected a multiple choice and one of its modalities; "
            + question.code()
            + " is "
            + question.kind()
            + " with "
            + question.modalityCodes());
  }

  /** The question that a text stands for, which groups may stand before. */
  private Optional<Question> whole(String text) {
    return Stream.concat(Stream.of(text), header.withoutGroups(text))
        .flatMap(name -> ofCodeOrWording(name).stream())
        .findFirst();
  }

  /** The question that a text is, by its code or its wording if no other has it. */
  Optional<Question> ofCodeOrWording(String text) {
    String plain = PlainText.of(text);
    String code = named.get(plain);
    if (code != null) {
      found.add(plain);
      return questionnaire.question(code);
    }
    Optional<Question> byCode =
        questionnaire.questions().stream()
            .filter(question -> question.code().equalsIgnoreCase(text))
            .findFirst();
    if (byCode.isPresent() || plain.isEmpty()) {
      return byCode;
    }
    Set<Question> byWording = wordings.getOrDefault(key(text), Set.of());
    return byWording.size() == 1 ? byWording.stream().findFirst() : Optional.empty();
  }

  /**
   * The plain form of a header without its blanks, which tools add and drop around tags and "?".
   */
  private static String key(String text) {
    return PlainText.of(text).replace(" ", "");
  }

  /** The option of a question that a text stands for; of a single choice, only "other". */
  private Optional<Meaning> option(Question question, String text) {
    return question.kind() == QuestionKind.MULTIPLE
        ? optionOfSeveral(question, text).or(() -> other(question, text))
        : other(question, text).filter(other -> question.kind() == QuestionKind.SINGLE);
  }

  /**
   * The column in which people say what they answer that is not proposed: it ticks the only
   * modality that is "other"; without one it says that none of those proposed is the answer.
   */
  private static Optional<Meaning> other(Question question, String text) {
    if (!isOtherAlone(text)) {
      return Optional.empty();
    }
    List<String> others = others(question);
    return others.size() > 1
        ? Optional.empty()
        : Optional.of(
            new Meaning(
                question, others.isEmpty() ? Answer.NONE_TICKED : others.get(0), true, true));
  }

  /** The modalities that are "other". */
  static List<String> others(Question question) {
    return question.modalities().stream()
        .filter(
            m ->
                Stream.of(m.code(), m.label().fr(), m.label().en())
                    .anyMatch(QuestionHeaders::isOtherAlone))
        .map(Modality::code)
        .toList();
  }

  private Optional<Meaning> optionOfSeveral(Question question, String text) {
    String plain = PlainText.of(text);
    String said = texts.getOrDefault(question.code(), Map.of()).get(plain);
    return Stream.ofNullable(said)
        .findFirst()
        .or(
            () ->
                question.modalities().stream()
                    .filter(modality -> isSaid(modality, text, plain))
                    .map(Modality::code)
                    .findFirst())
        .map(code -> new Meaning(question, code, isOther(text) || isOther(code)));
  }

  private static boolean isSaid(Modality modality, String text, String plain) {
    return modality.code().equals(text)
        || PlainText.of(modality.code()).equals(plain)
        || PlainText.of(modality.label().fr()).equals(plain)
        || PlainText.of(modality.label().en()).equals(plain);
  }

  /** Whether a text says "other, please say" and no more. */
  static boolean isOtherAlone(String text) {
    return OTHER.matcher(PlainText.of(text.replace(LIMESURVEYS_OTHER, "other"))).matches();
  }

  /** Whether an option begins with "other". */
  static boolean isOther(String text) {
    String plain = PlainText.of(text);
    return plain.startsWith("autre")
        || plain.startsWith("other")
        || plain.equals(LIMESURVEYS_OTHER);
  }

  /**
   * Looks for headers that were named.
   *
   * @throws IllegalArgumentException if one was not found in the columns looked at
   */
  void checkFound() {
    Export export = header.export();
    Stream.concat(
            export.questions().values().stream(),
            export.options().values().stream().flatMap(headers -> headers.values().stream()))
        .filter(text -> !found.contains(PlainText.of(text)))
        .findFirst()
        .ifPresent(
            text -> {
              throw header.missing(text);
            });
  }
}
