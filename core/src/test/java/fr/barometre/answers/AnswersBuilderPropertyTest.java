package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.SmallSurvey;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against the rules of a row, applied one after the other to plain values. */
class AnswersBuilderPropertyTest {

  private static final Map<String, Set<String>> MODALITIES =
      Map.of(
          "Q1", Set.of("OUI", "NON", "NSP", "SR", "NA"),
          "Q2", Set.of("MAIL", "VISIO", "AUCUN"),
          "Q3", Set.of("OUI", "NON"));
  private static final Map<String, String> WAVE_OF = Map.of("Q1", "1", "Q2", "1", "Q3", "2");
  private static final List<String> QUESTIONS = List.of("Q1", "Q2", "Q3", "Q9");
  private static final List<List<String>> SAYINGS =
      List.of(
          List.of(),
          List.of("OUI"),
          List.of("NON"),
          List.of("MAIL", "VISIO"),
          List.of("VISIO", "VISIO"),
          List.of("OUI", "NON"),
          List.of("PEUT-ETRE"));

  private record Row(
      String id, String commune, String wave, Role role, String question, List<String> said) {

    Answer answer() {
      Respondent.Builder who = SmallSurvey.respondent(id, commune);
      return new Answer(who.wave(wave).role(role).build(), question, said);
    }

    String line() {
      String modality = String.join("|", said);
      return String.join(";", id, "COMMUNE", commune, wave, role.name(), question, modality);
    }

    boolean fits() {
      return MODALITIES.containsKey(question)
          && MODALITIES.getOrDefault(question, Set.of()).containsAll(said)
          && new HashSet<>(said).size() == said.size()
          && (question.equals("Q2") || said.size() < 2)
          && (wave.isEmpty() || wave.equals(WAVE_OF.get(question)));
    }
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<Row> rows(int size, Random random) {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < size) {
      String id = "r" + random.nextInt(size / 3 + 1);
      String commune = random.nextInt(10) == 0 ? "01002" : "01001";
      String wave = any(List.of("1", "1", "2", "2", "", "3"), random);
      Role role = random.nextInt(10) == 0 ? Role.ELU : Role.AGENT;
      for (int more = random.nextInt(3); more >= 0; more--) {
        rows.add(new Row(id, commune, wave, role, any(QUESTIONS, random), any(SAYINGS, random)));
      }
    }
    return rows;
  }

  /** Positions of the rows that fit, of which no earlier one answers or tells otherwise. */
  private static Set<Integer> admitted(List<Row> rows) {
    Map<List<String>, List<String>> respondents = new HashMap<>();
    Set<List<String>> answered = new HashSet<>();
    Set<Integer> admitted = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      List<String> response = List.of(row.wave(), row.id());
      List<String> identity = List.of(row.commune(), row.role().name());
      if (row.fits()
          && respondents.getOrDefault(response, identity).equals(identity)
          && answered.add(List.of(row.wave(), row.id(), row.question()))) {
        respondents.put(response, identity);
        admitted.add(i);
      }
    }
    return admitted;
  }

  private static void check(Answers answers, List<Row> rows, int lineOfFirst) {
    Set<Integer> admitted = admitted(rows);
    assertThat(answers.stream())
        .containsExactlyElementsOf(admitted.stream().map(i -> rows.get(i).answer()).toList());
    assertThat(answers.accepted()).isEqualTo(admitted.size());
    assertThat(answers.read()).isEqualTo(rows.size());
    Set<Long> refused = new TreeSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!admitted.contains(i)) {
        refused.add((long) lineOfFirst + i);
      }
    }
    assertThat(new TreeSet<>(answers.rejections().stream().map(Rejection::line).toList()))
        .isEqualTo(refused);
  }

  @Property
  void objects_are_let_in_by_the_rules(@ForAll @IntRange(max = 120) int size, @ForAll long seed) {
    List<Row> rows = rows(size, new Random(seed));
    check(Answers.of(SmallSurvey.TWO_WAVES, rows.stream().map(Row::answer)), rows, 1);
  }

  @Property
  void rows_of_a_long_file_are_let_in_by_the_rules(
      @ForAll @IntRange(max = 120) int size, @ForAll long seed) throws IOException {
    List<Row> rows = rows(size, new Random(seed));
    Path file = Files.createTempFile("builder", ".csv");
    try {
      StringBuilder text = new StringBuilder("respondent;type;code;wave;role;question;modality\n");
      rows.forEach(row -> text.append(row.line()).append('\n'));
      Files.writeString(file, text);
      check(AnswersReader.of(SmallSurvey.TWO_WAVES).read(file), rows, 2);
    } finally {
      Files.delete(file);
    }
  }

  /** A respondent in a wave, and what is said to the three questions. */
  private record WideRow(String id, String wave, List<List<String>> said) {

    /** Whether anybody can say whose the row is and of which wave. */
    boolean isKnown() {
      return !wave.equals("3");
    }

    /** What is said to a question that can be used; a cell that cannot costs that answer. */
    private boolean fits(int q) {
      return said.get(q).isEmpty()
          || new Row(id, "", wave, Role.AGENT, QUESTIONS.get(q), said.get(q)).fits();
    }

    boolean isClean() {
      return IntStream.range(0, said.size()).allMatch(this::fits);
    }

    /** One for each question of the wave that is not unusable. */
    List<Answer> answers() {
      Respondent who = SmallSurvey.respondent(id, "01001").wave(wave).role(Role.AGENT).build();
      return IntStream.range(0, said.size())
          .filter(q -> wave.equals(WAVE_OF.get(QUESTIONS.get(q))))
          .filter(this::fits)
          .mapToObj(q -> new Answer(who, QUESTIONS.get(q), said.get(q)))
          .toList();
    }

    String line() {
      List<String> cells = said.stream().map(codes -> String.join("|", codes)).toList();
      return String.join(";", id, "COMMUNE:01001", wave, "agent", String.join(";", cells));
    }
  }

  @Property
  void rows_of_a_wide_file_are_let_in_by_the_rules(
      @ForAll @IntRange(max = 3000) int size, @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<WideRow> rows = new ArrayList<>();
    while (rows.size() < size) {
      String wave = any(List.of("1", "2", "1", "2", "3"), random);
      boolean first = wave.equals("1");
      List<String> none = List.of();
      rows.add(
          new WideRow(
              "r" + (random.nextInt(9) == 0 ? random.nextInt(rows.size() + 1) : rows.size()),
              wave,
              List.of(
                  first ? any(SAYINGS.subList(0, 3), random) : none,
                  first ? any(List.of(none, SAYINGS.get(3)), random) : none,
                  first && random.nextInt(9) > 0 ? none : any(SAYINGS, random))));
    }
    Set<List<String>> answered = new HashSet<>();
    List<Answer> expected = new ArrayList<>();
    Set<Long> refused = new TreeSet<>();
    for (int i = 0; i < size; i++) {
      WideRow row = rows.get(i);
      boolean clean = row.isKnown() && row.isClean();
      for (Answer answer : row.isKnown() ? row.answers() : List.<Answer>of()) {
        boolean first = answered.add(key(answer));
        clean &= first;
        if (first) {
          expected.add(answer);
        }
      }
      if (!clean) {
        refused.add(2L + i);
      }
    }
    Path file = Files.createTempFile("builder", ".csv");
    try {
      StringBuilder text = new StringBuilder("respondent;collectivite;wave;role;Q1;Q2;Q3\n");
      rows.forEach(row -> text.append(row.line()).append('\n'));
      Files.writeString(file, text);
      Answers answers = AnswersReader.of(SmallSurvey.TWO_WAVES).read(file);
      assertThat(answers.stream()).containsExactlyElementsOf(expected);
      assertThat(new TreeSet<>(answers.rejections().stream().map(Rejection::line).toList()))
          .isEqualTo(refused);
    } finally {
      Files.delete(file);
    }
  }

  @Property
  void answers_in_two_parts_join_without_counting_twice(
      @ForAll @IntRange(max = 80) int size,
      @ForAll @IntRange(max = 80) int cut,
      @ForAll long seed) {
    List<Row> rows = rows(size, new Random(seed));
    List<Answer> all = rows.stream().map(Row::answer).toList();
    int at = Math.min(cut, all.size());
    Answers joined =
        Answers.of(SmallSurvey.TWO_WAVES, all.subList(0, at))
            .and(Answers.of(SmallSurvey.TWO_WAVES, all.subList(at, all.size())));
    assertThat(joined.read()).isEqualTo(rows.size());
    assertThat(joined.stream().map(AnswersBuilderPropertyTest::key)).doesNotHaveDuplicates();
  }

  private static List<String> key(Answer answer) {
    Respondent who = answer.respondent();
    return List.of(who.wave(), who.id(), answer.question());
  }
}
