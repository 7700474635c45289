package fr.barometre.counting;

import static java.util.Objects.requireNonNull;

import fr.barometre.answers.Answers;
import fr.barometre.answers.CodedAnswers;
import fr.barometre.answers.Groups;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.Reading;
import fr.barometre.cube.ResponseLevels;
import fr.barometre.cube.Trait;
import fr.barometre.dictionary.RowDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The groups of responses that are counted apart within a cell: by role, by the answer to another
 * question, by a column.
 *
 * <p>With several dimensions a group is a combination of their levels. Example: by role and by a
 * question, (agent, yes), (agent, no) and (élu, yes) are three groups; the trait "agent" has the
 * first two. There is a trait for each level of a dimension; for each pair of levels, so that
 * dimensions can be crossed; and for each combination of all, by which tables are protected
 * together.
 */
final class ResponseGroups {

  /** Levels of a dimension: no report has more. */
  static final int MOST_LEVELS = 250;

  /** Combinations of levels of several dimensions. */
  private static final int MOST_GROUPS = 5_000;

  private static final Level NO_ANSWER =
      new Level(Groups.NO_ANSWER, Label.of("sans réponse", "no answer"));

  private static final Level NOT_ASKED =
      new Level(Groups.NOT_ASKED, Label.of("question non posée", "not asked"));

  private static final Level UNKNOWN =
      new Level(Level.UNKNOWN, Label.of("non renseigné", "not known"));

  /**
   * A dimension, and the level of each response in it.
   *
   * @param silent the codes of levels of those who say nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Grouped(ResponseLevels levels, int[] of, Set<String> silent) {}

  private final List<ResponseLevels> levels = new ArrayList<>();
  private final List<Trait> traits = new ArrayList<>();

  /** For each trait, the groups that have it. */
  private final List<BitSet> groupsOf = new ArrayList<>();

  /** For each group, the traits that it has. */
  private final List<List<Integer>> traitsOf = new ArrayList<>();

  /** For each response, its group; empty if there is one. */
  private final int[] groupOf;

  /** The levels of those who say nothing. */
  private final Set<Trait> silent = new HashSet<>();

  /**
   * The groups of answers.
   *
   * @param dimensions dimensions of respondents
   * @throws IllegalArgumentException if answers are not grouped by one of them, or there are too
   *     many groups
   */
  ResponseGroups(Answers answers, List<Dimension> dimensions) {
    List<Grouped> grouped = dimensions.stream().map(d -> grouped(answers, d)).toList();
    grouped.forEach(g -> levels.add(g.levels()));
    for (Grouped one : grouped) {
      one.silent().forEach(code -> silent.add(Trait.of(one.levels().dimension(), code)));
    }
    for (ResponseLevels of : levels) {
      if (of.levels().size() > MOST_LEVELS) {
        throw new IllegalArgumentException(
            "'"
                + of.dimension()
                + "' has "
                + of.levels().size()
                + " levels to break figures down by; expected "
                + MOST_LEVELS
                + " at most: make some of them one by joined(...)");
      }
    }
    if (grouped.isEmpty()) {
      groupOf = new int[0];
      traitsOf.add(List.of());
    } else if (grouped.size() == 1) {
      groupOf = grouped.get(0).of();
      levels.get(0).levels().forEach(level -> traitsOf.add(new ArrayList<>()));
      addTraits(0, group -> group);
    } else {
      int size = answers.coded().size();
      groupOf = new int[size];
      RowDictionary rows = new RowDictionary(grouped.size(), 64);
      int[] row = new int[grouped.size()];
      for (int response = 0; response < size; response++) {
        for (int d = 0; d < row.length; d++) {
          row[d] = grouped.get(d).of()[response];
        }
        groupOf[response] = rows.add(row);
      }
      if (rows.size() > MOST_GROUPS) {
        throw new IllegalArgumentException(
            "breaking down by "
                + dimensions
                + " at once makes "
                + rows.size()
                + " different groups; expected "
                + MOST_GROUPS
                + " at most: ask for one after the other, or make levels one by joined(...)");
      }
      IntStream.range(0, rows.size()).forEach(group -> traitsOf.add(new ArrayList<>()));
      for (int d = 0; d < row.length; d++) {
        int at = d;
        addTraits(d, group -> rows.at(group, at));
      }
      for (int first = 0; first < row.length && row.length > 2; first++) {
        for (int second = first + 1; second < row.length; second++) {
          addCombinations(rows, List.of(first, second));
        }
      }
      addCombinations(rows, IntStream.range(0, row.length).boxed().toList());
    }
  }

  /** Adds a trait for each combination of levels of some dimensions. */
  private void addCombinations(RowDictionary rows, List<Integer> some) {
    List<Dimension> dimensions = some.stream().map(d -> levels.get(d).dimension()).toList();
    Map<Trait, BitSet> found = new LinkedHashMap<>();
    for (int group = 0; group < rows.size(); group++) {
      List<String> codes = new ArrayList<>();
      for (int d : some) {
        codes.add(levels.get(d).levels().get(rows.at(group, d)).code());
      }
      found.computeIfAbsent(new Trait(dimensions, codes), t -> new BitSet()).set(group);
    }
    found.forEach(this::add);
  }

  /** Adds a trait for each level of a dimension. */
  private void addTraits(int dimension, IntUnaryOperator levelOf) {
    List<Level> all = levels.get(dimension).levels();
    List<BitSet> groups = new ArrayList<>();
    all.forEach(level -> groups.add(new BitSet()));
    for (int group = 0; group < traitsOf.size(); group++) {
      groups.get(levelOf.applyAsInt(group)).set(group);
    }
    for (int level = 0; level < groups.size(); level++) {
      add(Trait.of(levels.get(dimension).dimension(), all.get(level).code()), groups.get(level));
    }
  }

  private void add(Trait trait, BitSet groups) {
    int number = traits.size();
    traits.add(trait);
    groupsOf.add(groups);
    groups.stream().forEach(group -> traitsOf.get(group).add(number));
  }

  /** How many groups there are, one or more. */
  int size() {
    return traitsOf.size();
  }

  /** The group of a response. */
  int group(int response) {
    return groupOf.length == 0 ? 0 : groupOf[response];
  }

  /** The level of a response in each dimension, as one text; blank if it says nothing in one. */
  String said(int response) {
    StringBuilder said = new StringBuilder();
    for (int number : traitsOf.get(group(response))) {
      Trait trait = traits.get(number);
      if (silent.contains(trait)) {
        return "";
      }
      if (trait.dimensions().size() == 1) {
        said.append(said.length() == 0 ? "" : "\u0000").append(trait.levels().get(0));
      }
    }
    return said.toString();
  }

  /**
   * The traits by which groups are told apart: each level, and each combination of two dimensions
   * or of all.
   */
  List<Trait> traits() {
    return traits;
  }

  /** The groups that have a trait, by its position. */
  BitSet groups(int trait) {
    return groupsOf.get(trait);
  }

  /** The positions of a group's traits. */
  List<Integer> traitsOf(int group) {
    return traitsOf.get(group);
  }

  /** The levels of each dimension. */
  List<ResponseLevels> levels() {
    return levels;
  }

  /**
   * Refuses groups by a question that no wave asks together with one of the indicators.
   *
   * @param answers answers that are grouped by some of the dimensions
   */
  static void check(
      Answers answers, List<Dimension> dimensions, Collection<IndicatorDefinition> indicators) {
    Questionnaire questionnaire = answers.questionnaire();
    for (Dimension dimension : dimensions) {
      Optional<String> code = answers.groups(dimension).flatMap(Groups::question);
      if (code.isPresent()) {
        List<String> waves = waves(questionnaire, code.get());
        Set<String> others = new LinkedHashSet<>();
        indicators.forEach(i -> others.addAll(waves(questionnaire, i.question())));
        if (!waves.isEmpty() && !others.isEmpty() && waves.stream().noneMatch(others::contains)) {
          throw new IllegalArgumentException(
              "question '"
                  + code.get()
                  + "' is asked in wave "
                  + String.join(", ", waves)
                  + ", and "
                  + (indicators.size() == 1
                      ? "indicator '" + indicators.iterator().next().code() + "'"
                      : "the indicators")
                  + " in wave "
                  + String.join(", ", others)
                  + ": no response answers both; expected a question of the same wave");
        }
      }
    }
  }

  private static List<String> waves(Questionnaire questionnaire, String question) {
    return questionnaire.question(question).stream()
        .flatMap(q -> questionnaire.wavesOf(q).stream())
        .map(Wave::code)
        .toList();
  }

  private static Grouped grouped(Answers answers, Dimension dimension) {
    if (dimension.equals(Dimension.ROLE)) {
      List<Level> roles =
          Arrays.stream(Role.values()).map(role -> new Level(role.name(), role.label())).toList();
      return new Grouped(
          new ResponseLevels(dimension, roles, List.of()),
          answers.coded().roles(),
          Set.of(Role.UNKNOWN.name()));
    }
    Groups groups =
        answers
            .groups(dimension)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "neither the frame nor the answers have dimension '"
                            + dimension
                            + "'; expected a dimension of the frame, ROLE, or groups given by"
                            + " by(groups) or Answers.groupedBy(groups)"));
    return groups.column().isPresent()
        ? byColumn(answers.coded(), dimension, groups)
        : byQuestion(answers, dimension, groups);
  }

  private static Grouped byColumn(CodedAnswers answers, Dimension dimension, Groups groups) {
    String column = groups.column().orElseThrow();
    List<Map<String, String>> said = answers.details();
    if (answers.size() > 0 && said.stream().noneMatch(texts -> texts.containsKey(column))) {
      Set<String> kept = new TreeSet<>();
      said.forEach(texts -> kept.addAll(texts.keySet()));
      throw new IllegalArgumentException(
          "no column '"
              + column
              + "' was kept of the respondents; expected AnswersReader.withColumn(\""
              + column
              + "\")"
              + (kept.isEmpty() ? "" : ", or one of " + kept));
    }
    Map<String, Level> joined = groups.joined();
    Map<String, Level> declared = new LinkedHashMap<>();
    if (!groups.bands().isEmpty()) {
      Set<String> texts = new HashSet<>();
      said.forEach(of -> texts.add(of.getOrDefault(column, "").strip()));
      texts.remove("");
      joined = groups.inBands(texts);
      groups.bands().forEach(band -> declared.put(band.code(), band));
      if (!texts.isEmpty() && joined.values().stream().noneMatch(declared::containsValue)) {
        throw new IllegalArgumentException(
            "no text of column '" + column + "' is a number to put into a band");
      }
    }
    joined.values().forEach(level -> declared.putIfAbsent(level.code(), level));
    List<Level> levelOf = new ArrayList<>();
    Map<String, Level> found = new LinkedHashMap<>(Map.of(Level.UNKNOWN, UNKNOWN));
    for (Map<String, String> texts : said) {
      String text = texts.getOrDefault(column, "").strip();
      String code = text.isEmpty() ? Level.UNKNOWN : text;
      Level level = joined.containsKey(text) ? joined.get(text) : declared.get(code);
      levelOf.add(
          level == null ? found.computeIfAbsent(code, c -> new Level(c, Label.same(c))) : level);
    }
    ResponseLevels levels =
        new ResponseLevels(dimension, List.copyOf(declared.values()), List.copyOf(found.values()));
    Map<String, Integer> positions = positions(levels.levels());
    int[] of = answers.detailsOf();
    Arrays.setAll(of, r -> requireNonNull(positions.get(levelOf.get(of[r]).code())));
    return new Grouped(levels, of, Set.of(Level.UNKNOWN, Groups.NOT_A_NUMBER));
  }

  private static Map<String, Integer> positions(List<Level> levels) {
    Map<String, Integer> positions = new HashMap<>();
    levels.forEach(level -> positions.putIfAbsent(level.code(), positions.size()));
    return positions;
  }

  private static Grouped byQuestion(Answers answers, Dimension dimension, Groups groups) {
    CodedAnswers coded = answers.coded();
    Question question =
        IndicatorScope.question(answers.questionnaire(), groups.question().orElseThrow());
    List<List<String>> sayings = coded.sayings(question.code());
    LevelsOfQuestion meaning = new LevelsOfQuestion(question, groups, sayings);
    ResponseLevels levels = new ResponseLevels(dimension, meaning.levels(), List.of());
    Map<String, Integer> positions = positions(levels.levels());
    int[] levelOf = new int[sayings.size() + 1];
    for (int code = 1; code < levelOf.length; code++) {
      levelOf[code] = requireNonNull(positions.get(meaning.of(sayings.get(code - 1)).code()));
    }
    levelOf[CodedAnswers.NO_RECORD] = requireNonNull(positions.get(meaning.silent().code()));
    int notAsked = requireNonNull(positions.get(NOT_ASKED.code()));
    CodedQuestion said = new CodedQuestion(coded, question.code(), everyone(answers, question));
    int[] of = coded.codes(question.code());
    Arrays.setAll(of, r -> said.votes(r) ? levelOf[of[r]] : notAsked);
    Set<String> silent = new HashSet<>(Set.of(NOT_ASKED.code()));
    if (!groups.joined().containsValue(meaning.silent())) {
      silent.add(meaning.silent().code());
    }
    return new Grouped(levels, of, silent);
  }

  /** Tells who was asked a question, whether they answered or not. */
  private static Reading everyone(Answers answers, Question question) {
    IndicatorDefinition.Builder indicator = IndicatorDefinition.builder();
    question.modalities().stream().limit(1).forEach(first -> indicator.addCounted(first.code()));
    return new Reading(
        answers.questionnaire(),
        indicator
            .code(question.code())
            .label(question.wording())
            .question(question.code())
            .basePolicy(BasePolicy.ASKED)
            .build(),
        question);
  }

  /** Which level an answer to a question stands for. */
  private static final class LevelsOfQuestion {

    private final Question question;
    private final Optional<String> option;
    private final Level ticked = level(Groups.TICKED, "coché", "ticked");
    private final Level notTicked = level(Groups.NOT_TICKED, "non coché", "not ticked");

    /** Levels by code of a modality. */
    private final Map<String, Level> ofModality = new LinkedHashMap<>();

    private final List<Level> bands;

    /** Levels by number, as answers have it. */
    private final Map<String, Level> ofNumber;

    LevelsOfQuestion(Question question, Groups groups, List<List<String>> sayings) {
      this.question = question;
      this.bands = groups.bands();
      this.ofNumber =
          bands.isEmpty()
              ? Map.of()
              : groups.inBands(
                  sayings.stream()
                      .filter(said -> said.size() == 1 && question.modality(said.get(0)).isEmpty())
                      .map(said -> said.get(0))
                      .toList());
      this.option = groups.option();
      for (Modality modality : question.modalities()) {
        String code = modality.code();
        Level own = groups.joined().getOrDefault(code, new Level(code, modality.label()));
        ofModality.put(
            code,
            option.isEmpty() || modality.kind() != ModalityKind.SUBSTANTIVE
                ? own
                : option.get().equals(code) ? ticked : notTicked);
      }
      option.ifPresent(code -> ofModality.put(code, ticked));
    }

    private static Level level(String code, String fr, String en) {
      return new Level(code, Label.of(fr, en));
    }

    List<Level> levels() {
      Set<Level> all = new LinkedHashSet<>(bands);
      if (option.isPresent()) {
        all.addAll(List.of(ticked, notTicked));
      }
      all.addAll(ofModality.values());
      all.add(silent());
      all.add(NOT_ASKED);
      return List.copyOf(all);
    }

    /** The level of a blank. */
    Level silent() {
      return question.modalities().stream()
          .filter(m -> m.kind() == ModalityKind.NO_ANSWER)
          .findFirst()
          .map(m -> requireNonNull(ofModality.get(m.code())))
          .orElse(NO_ANSWER);
    }

    Level of(List<String> said) {
      if (said.isEmpty()) {
        return silent();
      }
      if (isWord(said, Answer.NOT_ASKED)) {
        return NOT_ASKED;
      }
      if (isWord(said, Answer.NONE_TICKED)) {
        return notTicked;
      }
      Level band = ofNumber.get(said.get(0));
      if (band != null) {
        return band;
      }
      List<Level> all =
          said.stream().map(code -> requireNonNull(ofModality.get(code))).distinct().toList();
      return all.contains(ticked) ? ticked : all.contains(notTicked) ? notTicked : all.get(0);
    }

    private boolean isWord(List<String> said, String word) {
      return said.size() == 1 && said.get(0).equals(word) && question.modality(word).isEmpty();
    }
  }
}
