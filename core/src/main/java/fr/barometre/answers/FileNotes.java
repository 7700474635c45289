package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.ReadingSummary.Likeness;
import fr.barometre.api.answer.ReadingSummary.UnreadColumn;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.resolution.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is written down of files while their answers are read, beside the answers themselves. */
final class FileNotes {

  private final Set<ReadingSummary.File> files = new LinkedHashSet<>();
  private final Set<String> ignoredColumns = new LinkedHashSet<>();
  private final Set<UnreadColumn> lookalikes = new LinkedHashSet<>();

  /** By text, the collectivités that were read in another way than by their reference. */
  private final Map<String, ReadCollectivite> readCollectivites = new LinkedHashMap<>();

  private final Map<Label, Long> otherwise = new LinkedHashMap<>();
  private long asWritten;
  private long unrecognised;

  /** The questions that a column holds, or that a row names. */
  private final BitSet met = new BitSet();

  /** Takes over what was written down of other files. */
  void keep(FileNotes other) {
    files.addAll(other.files);
    ignoredColumns.addAll(other.ignoredColumns);
    lookalikes.addAll(other.lookalikes);
    other.readCollectivites.forEach(readCollectivites::putIfAbsent);
    other.otherwise.forEach((rule, texts) -> otherwise.merge(rule, texts, Long::sum));
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

  ReadingSummary summary(Questionnaire questionnaire, List<QuestionReading> counted) {
    List<String> absent = new ArrayList<>();
    List<Question> questions = questionnaire.questions();
    for (int question = 0; question < questions.size(); question++) {
      if (!met.get(question)) {
        absent.add(questions.get(question).code());
      }
    }
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
            unrecognised));
  }
}
