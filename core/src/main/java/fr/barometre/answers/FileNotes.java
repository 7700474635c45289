package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.ReadingSummary.Likeness;
import fr.barometre.api.answer.ReadingSummary.UnreadColumn;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.resolution.Rule;
import fr.barometre.spelling.Suggestion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects what people should know of the files while their answers are read; {@link
 * ReadingSummary} is made of it.
 */
final class FileNotes {

  /** The reference of a body outside the frame that is known by its name. */
  private static final Pattern NAME = Pattern.compile("(?=.*[A-Z]{3}).*");

  private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
  private static final int MOST_NAMES = 1_000;
  private static final int LETTERS_OF_AN_ERROR = 15;

  private static final Label NEAR =
      Label.of(
          "paires d’organismes hors de la base dont les noms sont si proches qu’ils n’en font"
              + " peut-être qu’un",
          "pairs of bodies outside the frame whose names are so near that they may be one");

  private final Set<FileNotes> kept = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<ReadingSummary.File> files = new LinkedHashSet<>();
  private final Set<String> ignoredColumns = new LinkedHashSet<>();
  private final Set<UnreadColumn> lookalikes = new LinkedHashSet<>();

  /** The collectivités that were not named by their reference, by the text that names them. */
  private final Map<String, ReadCollectivite> readCollectivites = new LinkedHashMap<>();

  private final Map<Label, Long> otherwise = new LinkedHashMap<>();
  private final Map<Label, Long> remarks = new LinkedHashMap<>();

  /** For some remarks, the first place to which they apply. */
  private final Map<Label, Label> firstPlaces = new HashMap<>();

  private long asWritten;
  private long unrecognised;

  /** The questions that a column holds, or that a row names. */
  private final BitSet met = new BitSet();

  /** A remark on the answers to a question. */
  static Label of(String question, String fr, String en) {
    return Label.of(
        "question «\u00a0" + question + "\u00a0»\u00a0: " + fr,
        "question '" + question + "': " + en);
  }

  /** Takes over what was written down of other files, once for several parts of their answers. */
  void keep(FileNotes other) {
    if (!kept.add(other)) {
      return;
    }
    files.addAll(other.files);
    ignoredColumns.addAll(other.ignoredColumns);
    lookalikes.addAll(other.lookalikes);
    other.readCollectivites.forEach(readCollectivites::putIfAbsent);
    other.otherwise.forEach((rule, texts) -> otherwise.merge(rule, texts, Long::sum));
    other.remarks.forEach(this::remark);
    other.firstPlaces.forEach(firstPlaces::putIfAbsent);
    asWritten += other.asWritten;
    unrecognised += other.unrecognised;
    met.or(other.met);
  }

  /** Notes a file, the columns that nothing reads, and what some of them look like. */
  void file(ReadingSummary.File file, List<String> ignored, List<UnreadColumn> lookingLikeMore) {
    files.add(file);
    ignored.forEach(column -> ignoredColumns.add(file.name() + ": " + column));
    lookalikes.addAll(lookingLikeMore);
  }

  /** Notes that a column holds a question, or that a row names it. */
  void meets(int question) {
    met.set(question);
  }

  /** Notes a collectivité that was recognised by its reference. */
  void asWritten() {
    asWritten++;
  }

  /** Notes a collectivité that was recognised by another rule. */
  void recognised(String text, CollectiviteRef reference, Rule rule) {
    readCollectivites.putIfAbsent(text, new ReadCollectivite(text, reference, rule.label()));
    otherwise.merge(rule.label(), 1L, Long::sum);
  }

  /**
   * Notes that something was so many times read in another way than it stands, or left out; 0 for
   * never.
   */
  void remark(Label what, long count) {
    if (count > 0) {
      remarks.merge(what, count, Long::sum);
    }
  }

  /** Notes that a row was read in another way than it stands; the first is told with its line. */
  void remarkAt(String source, long line, Label what) {
    remark(what, 1);
    if (!firstPlaces.containsKey(what)) {
      firstPlaces.put(what, Label.of(source + ", ligne " + line, source + ":" + line));
    }
  }

  /** Notes how many times something was so in all, whatever was noted of it; 0 for never. */
  void remarkInAll(Label what, long count) {
    remarks.remove(what);
    if (count > 0) {
      remarks.put(what, count);
    }
  }

  /** Notes a text that is no collectivité. */
  void unrecognised() {
    unrecognised++;
  }

  List<ReadCollectivite> resolutions() {
    return List.copyOf(readCollectivites.values());
  }

  List<String> ignoredColumns() {
    return List.copyOf(ignoredColumns);
  }

  /** Whether no file was read. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  /** How many pairs of bodies known by their names have names so near that they may be one. */
  private long near() {
    Set<CollectiviteRef> names = new LinkedHashSet<>();
    for (ReadCollectivite read : readCollectivites.values()) {
      if (names.size() < MOST_NAMES && NAME.matcher(read.read().code()).matches()) {
        names.add(read.read());
      }
    }
    List<CollectiviteRef> named = List.copyOf(names);
    long near = 0;
    for (int i = 0; i < named.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean one = named.get(i).type().equals(named.get(j).type());
        near += one && isNear(named.get(i).code(), named.get(j).code()) ? 1 : 0;
      }
    }
    return near;
  }

  /** Whether one name has all words of the other, or few other letters. */
  private static boolean isNear(String name, String other) {
    List<String> words = List.of(name.split(" "));
    List<String> others = List.of(other.split(" "));
    int errors = 1 + Math.min(name.length(), other.length()) / LETTERS_OF_AN_ERROR;
    return words.containsAll(others)
        || others.containsAll(words)
        || (NO_DIGIT.matcher(name).replaceAll("").equals(NO_DIGIT.matcher(other).replaceAll(""))
            && Suggestion.distance(name, other, errors) <= errors);
  }

  private static boolean isPut(Questionnaire questionnaire, Question question, List<String> waves) {
    List<Wave> asking = questionnaire.wavesOf(question);
    return asking.isEmpty()
        || waves.isEmpty()
        || waves.contains("")
        || asking.stream().anyMatch(wave -> waves.contains(wave.code()));
  }

  private Label placed(Label what) {
    Label place = firstPlaces.get(what);
    return place == null
        ? what
        : Label.of(
            what.fr() + " (par exemple " + place.fr() + ")",
            what.en() + " (first at " + place.en() + ")");
  }

  /**
   * The summary.
   *
   * @param counted what the answers say, by question
   * @param more what else is told, and how many times
   * @param waves codes of the waves that are answered: a question that none of them put is not
   *     missed
   */
  ReadingSummary summary(
      Questionnaire questionnaire,
      List<QuestionReading> counted,
      Map<Label, Long> more,
      List<String> waves) {
    remarkInAll(NEAR, near());
    List<String> absent = new ArrayList<>();
    List<Question> questions = questionnaire.questions();
    for (int question = 0; question < questions.size(); question++) {
      if (!met.get(question) && isPut(questionnaire, questions.get(question), waves)) {
        absent.add(questions.get(question).code());
      }
    }
    List<ReadingSummary.Remark> told = new ArrayList<>();
    remarks.forEach((what, count) -> told.add(new ReadingSummary.Remark(placed(what), count)));
    more.forEach((what, count) -> told.add(new ReadingSummary.Remark(what, count)));
    return new ReadingSummary(
        List.copyOf(files),
        counted,
        absent,
        lookalikes.stream()
            .filter(c -> c.likeness() != Likeness.QUESTION || absent.contains(c.question()))
            .toList(),
        new ReadingSummary.Collectivites(
            asWritten,
            otherwise.entrySet().stream()
                .map(rule -> new ReadingSummary.Recognised(rule.getKey(), rule.getValue()))
                .toList(),
            unrecognised),
        told);
  }
}
