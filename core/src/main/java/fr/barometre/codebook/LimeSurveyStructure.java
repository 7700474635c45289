package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The questionnaire in LimeSurvey's structure file, of versions that keep a row for each language
 * and of those that keep texts in tables of their own ({@code ..._l10ns}).
 */
public final class LimeSurveyStructure {

  private static final Modality YES = Modality.of("Y", "Oui", "Yes");
  private static final Modality NO = Modality.of("N", "Non", "No");
  private static final Modality UNSURE =
      new Modality("U", Label.of("Incertain", "Uncertain"), ModalityKind.DONT_KNOW);

  /**
   * A question, subquestion, answer or group, with its texts by language.
   *
   * @param row its row in the base language
   * @param texts what people read, by language
   */
  private record Item(Map<String, String> row, Map<String, String> texts) {
    String cell(String column) {
      return row.getOrDefault(column, "").strip();
    }

    long order(String column) {
      try {
        return Long.parseLong(cell(column));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  private final LssTables tables;
  private final String source;
  private final Vocabulary vocabulary;
  private final List<String> languages;
  private final List<Label> notes = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  private LimeSurveyStructure(LssTables tables, String source, Vocabulary vocabulary) {
    this.tables = tables;
    this.source = source;
    this.vocabulary = vocabulary;
    this.languages = languages(tables);
  }

  /**
   * Reads a structure.
   *
   * @param in the XML
   * @param source name of the file in messages
   * @param vocabulary the words of answers
   * @return the questionnaire, and what was left out or supposed
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no structure of a survey
   */
  public static Described read(InputStream in, String source, Vocabulary vocabulary)
      throws IOException {
    return new LimeSurveyStructure(LssTables.read(in, source), source, vocabulary).described();
  }

  /** The languages, that of the survey first. */
  private static List<String> languages(LssTables tables) {
    List<String> languages = new ArrayList<>();
    for (Map<String, String> survey : tables.rows("surveys")) {
      languages.add(survey.getOrDefault("language", "").strip());
      languages.addAll(
          List.of(survey.getOrDefault("additional_languages", "").strip().split("\\s+", -1)));
    }
    languages.removeIf(String::isEmpty);
    return languages;
  }

  private Described described() {
    List<Item> found = items("questions", "qid", "question", "question_l10ns", "qid");
    List<Item> parents = found.stream().filter(q -> isNone(q.cell("parent_qid"))).toList();
    if (parents.isEmpty()) {
      throw new IllegalArgumentException(
          source
              + ": no question"
              + (tables.type().isEmpty() ? "" : " (LimeSurveyDocType " + tables.type() + ")")
              + "; expected the structure of a survey, as LimeSurvey exports it in a .lss file");
    }
    Map<String, List<Item>> children = children(found);
    List<Theme> themes = new ArrayList<>();
    List<Item> groups =
        new ArrayList<>(
            sorted(items("groups", "gid", "group_name", "group_l10ns", "gid"), "group_order"));
    for (Item question : parents) { // a file of one question has no groups
      groups.add(new Item(Map.of("gid", question.cell("gid")), Map.of()));
    }
    Set<String> done = new HashSet<>();
    for (Item group : groups) {
      String gid = group.cell("gid");
      int before = questions.size();
      if (!done.add(gid)) {
        continue;
      }
      sorted(parents.stream().filter(q -> q.cell("gid").equals(gid)).toList(), "question_order")
          .forEach(q -> add(q, gid, children.getOrDefault(q.cell("qid"), List.of())));
      if (questions.size() > before) {
        themes.add(new Theme(gid, label(group, gid)));
      }
    }
    return new Described(questionnaire(themes), notes);
  }

  private static boolean isNone(String parent) {
    return parent.isEmpty() || parent.equals("0");
  }

  private Map<String, List<Item>> children(List<Item> found) {
    List<Item> all = new ArrayList<>(found);
    all.addAll(items("subquestions", "qid", "question", "question_l10ns", "qid"));
    Map<String, List<Item>> children = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>();
    for (Item item : sorted(all, "question_order")) {
      String parent = item.cell("parent_qid");
      if (!isNone(parent) && seen.putIfAbsent(item.cell("qid"), parent) == null) {
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(item);
      }
    }
    return children;
  }

  private static List<Item> sorted(List<Item> items, String order) {
    return items.stream().sorted(Comparator.comparingLong(i -> i.order(order))).toList();
  }

  /** The rows of a table, the languages of each together. */
  private List<Item> items(String table, String id, String text, String textTable, String textId) {
    Map<String, Item> items = new LinkedHashMap<>();
    Map<String, Item> byCode = new LinkedHashMap<>();
    for (Map<String, String> row : tables.rows(table)) {
      String key = row.containsKey(id) ? row.get(id) : code(row);
      Item item = items.computeIfAbsent(key, k -> new Item(row, new LinkedHashMap<>()));
      byCode.putIfAbsent(code(row), item);
      if (row.containsKey(text)) {
        item.texts().putIfAbsent(row.getOrDefault("language", ""), row.get(text));
      }
    }
    for (Map<String, String> row : tables.rows(textTable)) {
      Item item = row.containsKey(textId) ? items.get(row.get(textId)) : byCode.get(code(row));
      if (item != null && row.containsKey(text)) {
        item.texts().putIfAbsent(row.getOrDefault("language", ""), row.get(text));
      }
    }
    return new ArrayList<>(items.values());
  }

  /** An identifier of a row: the numbers of question and scale, and the code. */
  private static String code(Map<String, String> row) {
    String scale = row.getOrDefault("scale_id", "").strip();
    return row.getOrDefault("qid", "")
        + "\n"
        + row.getOrDefault("code", "")
        + "\n"
        + (isNone(scale) ? "" : scale);
  }

  private Label label(Item item, String otherwise) {
    Optional<String> fr = text(item, "fr");
    Optional<String> en = text(item, "en");
    String any =
        languages.stream()
            .flatMap(l -> text(item, l).stream())
            .findFirst()
            .or(
                () ->
                    item.texts().keySet().stream().flatMap(l -> text(item, l).stream()).findFirst())
            .orElse(otherwise);
    return Label.of(fr.orElse(any), en.orElse(any));
  }

  private static Optional<String> text(Item item, String language) {
    return item.texts().entrySet().stream()
        .filter(
            e -> e.getKey().toLowerCase(Locale.ROOT).startsWith(language.toLowerCase(Locale.ROOT)))
        .map(e -> HtmlText.of(e.getValue()))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private void add(Item item, String theme, List<Item> children) {
    String code = item.cell("title");
    Label wording = label(item, code);
    switch (item.cell("type")) {
      case "L", "!", "O" -> single(code, theme, wording, with(other(item, "-oth-"), answers(item)));
      case "Y" -> single(code, theme, wording, List.of(YES, NO));
      case "G" ->
          single(
              code,
              theme,
              wording,
              List.of(Modality.of("F", "Femme", "Female"), Modality.of("M", "Homme", "Male")));
      case "5" -> single(code, theme, wording, points(5));
      case "M", "P" -> multiple(item, theme, wording, children);
      case "N" -> number(item, code, theme, wording);
      case "K" ->
          lines(code, children)
              .forEach(c -> number(item, code(item, c), theme, wording(wording, c)));
      case "F", "H" -> array(item, theme, wording, children, answers(item));
      case "1" -> dual(item, theme, wording, children);
      case "R" -> ranking(item, theme, wording);
      case "A" -> array(item, theme, wording, children, points(5));
      case "B" -> array(item, theme, wording, children, points(10));
      case "C" -> array(item, theme, wording, children, List.of(YES, UNSURE, NO));
      case "E" ->
          array(
              item,
              theme,
              wording,
              children,
              List.of(
                  Modality.of("I", "Augmenter", "Increase"),
                  Modality.of("S", "Sans changement", "Same"),
                  Modality.of("D", "Diminuer", "Decrease")));
      case "X", "*" -> {
        // a text to read, a formula: nobody answers them
      }
      case "S", "T", "U", "Q" -> notes.add(Notes.leftOut(code, "texte libre", "free text"));
      case ";" -> notes.add(Notes.leftOut(code, "tableau de textes", "an array of texts"));
      case ":" -> notes.add(Notes.leftOut(code, "tableau de nombres", "an array of numbers"));
      case "|" -> notes.add(Notes.leftOut(code, "fichiers", "files"));
      case "I" -> notes.add(Notes.leftOut(code, "langue", "a language"));
      case "D" -> notes.add(Notes.leftOut(code, "date", "a date"));
      default ->
          notes.add(
              Notes.leftOut(
                  code,
                  "type LimeSurvey \u00ab " + item.cell("type") + " \u00bb non repris",
                  "LimeSurvey type '" + item.cell("type") + "' is not read"));
    }
  }

  /** The code of a part of a question, as the header of an export has it. */
  private static String code(Item item, Item child) {
    return item.cell("title") + "[" + child.cell("title") + "]";
  }

  private Label wording(Label wording, Item child) {
    Label part = label(child, child.cell("title"));
    return Label.of(wording.fr() + " [" + part.fr() + "]", wording.en() + " [" + part.en() + "]");
  }

  private static List<Modality> points(int most) {
    return IntStream.rangeClosed(1, most)
        .mapToObj(
            p ->
                new Modality(
                    String.valueOf(p), Label.same(String.valueOf(p)), ModalityKind.SUBSTANTIVE))
        .toList();
  }

  private List<Modality> answers(Item question) {
    return answers(question, "0");
  }

  private List<Modality> answers(Item question, String scale) {
    String qid = question.cell("qid");
    List<Item> answers =
        items("answers", "aid", "answer", "answer_l10ns", "aid").stream()
            .filter(a -> a.cell("qid").equals(qid))
            .filter(a -> scale.equals(a.cell("scale_id").isEmpty() ? "0" : a.cell("scale_id")))
            .toList();
    return sorted(answers, "sortorder").stream()
        .map(a -> modality(a.cell("code"), label(a, a.cell("code"))))
        .toList();
  }

  private Modality modality(String code, Label label) {
    ModalityKind kind =
        vocabulary.kind(vocabulary.plain(label.fr())).orElse(ModalityKind.SUBSTANTIVE);
    return new Modality(code, label, kind);
  }

  private Optional<Modality> other(Item question, String code) {
    if (!question.cell("other").equalsIgnoreCase("Y")) {
      return Optional.empty();
    }
    Label label =
        attribute(question, "other_replace_text")
            .map(HtmlText::of)
            .filter(t -> !t.isEmpty())
            .map(Label::same)
            .orElse(Label.of("Autre", "Other"));
    return Optional.of(new Modality(code, label, ModalityKind.SUBSTANTIVE));
  }

  private static List<Modality> with(Optional<Modality> other, List<Modality> modalities) {
    List<Modality> all = new ArrayList<>(modalities);
    other.ifPresent(all::add);
    return all;
  }

  private void single(String code, String theme, Label wording, List<Modality> modalities) {
    if (modalities.stream().noneMatch(m -> m.kind() == ModalityKind.SUBSTANTIVE)) {
      notes.add(Notes.leftOut(code, "aucune r\u00e9ponse propos\u00e9e", "it offers no answer"));
      return;
    }
    questions.add(Question.single(code, theme, wording, modalities.toArray(Modality[]::new)));
  }

  private void multiple(Item item, String theme, Label wording, List<Item> children) {
    String code = item.cell("title");
    List<Modality> options =
        with(
            other(item, "other"),
            children.stream()
                .map(c -> modality(c.cell("title"), label(c, c.cell("title"))))
                .toList());
    if (options.stream().noneMatch(m -> m.kind() == ModalityKind.SUBSTANTIVE)) {
      notes.add(Notes.leftOut(code, "aucune r\u00e9ponse propos\u00e9e", "it offers no answer"));
      return;
    }
    questions.add(Question.multiple(code, theme, wording, options.toArray(Modality[]::new)));
  }

  private void array(
      Item item, String theme, Label wording, List<Item> children, List<Modality> modalities) {
    lines(item.cell("title"), children)
        .forEach(c -> single(code(item, c), theme, wording(wording, c), modalities));
  }

  /** The lines of an array, of which it needs one. */
  private List<Item> lines(String code, List<Item> children) {
    if (children.isEmpty()) {
      notes.add(Notes.leftOut(code, "aucune ligne", "it has no line"));
    }
    return children;
  }

  /** An array whose lines are answered twice, each time with answers of their own. */
  private void dual(Item item, String theme, Label wording, List<Item> children) {
    for (Item line : lines(item.cell("title"), children)) {
      for (int scale = 0; scale < 2; scale++) {
        String end = "[" + (scale + 1) + "]";
        Label both = wording(wording, line);
        single(
            code(item, line) + end,
            theme,
            Label.of(both.fr() + " " + end, both.en() + " " + end),
            answers(item, String.valueOf(scale)));
      }
    }
  }

  /** Adds a question for each rank, in columns as exports have them. */
  private void ranking(Item item, String theme, Label wording) {
    List<Modality> ranked = answers(item);
    int ranks = Math.max(1, ranked.size()); // none is told
    for (int rank = 1; rank <= ranks; rank++) {
      single(
          item.cell("title") + "[" + rank + "]",
          theme,
          Label.of(
              wording.fr() + " [Classement " + rank + "]", wording.en() + " [Rank " + rank + "]"),
          ranked);
    }
  }

  private void number(Item item, String code, String theme, Label wording) {
    Optional<Double> least = numberAttribute(item, "min_num_value_n");
    Optional<Double> most =
        numberAttribute(item, "max_num_value_n").or(() -> numberAttribute(item, "max_num_value"));
    String unit = attribute(item, "suffix").map(HtmlText::of).orElse("");
    NumberCells.Expected expected;
    try {
      expected = NumberCells.expected(wording.fr(), least, most, unit);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          source + ": question '" + code + "': " + e.getMessage(), e);
    }
    if (expected.isSupposed()) {
      notes.add(Notes.supposedRange(code));
    }
    questions.add(Question.number(code, theme, wording, expected.range()));
  }

  private Optional<Double> numberAttribute(Item question, String name) {
    return attribute(question, name).flatMap(vocabulary::number).map(Number::doubleValue);
  }

  private Optional<String> attribute(Item question, String name) {
    return tables.rows("question_attributes").stream()
        .filter(a -> question.cell("qid").equals(a.getOrDefault("qid", "").strip()))
        .filter(a -> name.equals(a.getOrDefault("attribute", "")))
        .map(a -> a.getOrDefault("value", "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private Questionnaire questionnaire(List<Theme> themes) {
    Map<String, String> titles = new LinkedHashMap<>();
    tables
        .rows("surveys_languagesettings")
        .forEach(
            r ->
                titles.put(
                    r.getOrDefault("surveyls_language", ""), r.getOrDefault("surveyls_title", "")));
    String sid =
        tables.rows("surveys").stream()
            .map(r -> r.getOrDefault("sid", "").strip())
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse(source);
    return Built.questionnaire(
        source,
        sid,
        label(new Item(Map.of(), titles), source),
        themes,
        questions,
        notes,
        vocabulary);
  }
}
