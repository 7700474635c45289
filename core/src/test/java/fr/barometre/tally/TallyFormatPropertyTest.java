package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.barometre.Communes;
import fr.barometre.Communes.Row;
import fr.barometre.RandomRows;
import fr.barometre.Samples;
import fr.barometre.SmallNumbers;
import fr.barometre.SmallSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Role;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.NumberRange;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.cube.Trait;
import fr.barometre.population.Population;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is written is read again, and nothing else is. */
@Domain(RandomRows.class)
@Domain(DomainContext.Global.class)
class TallyFormatPropertyTest {

  private static final List<Dimension> DIMENSIONS =
      List.of(Dimension.OPSN, Dimension.POPULATION_BAND, Dimension.ROLE);

  private static Tally tally(List<Row> rows) {
    return Tally.of(
        Answers.of(SmallSurvey.ONE_WAVE, Communes.answers(rows)),
        Communes.FRAME,
        DIMENSIONS,
        List.of(SmallSurvey.CHARTE_OUI, SmallSurvey.VISIO));
  }

  private static Tally read(byte[] bytes) {
    return Tally.from(bytes, SmallSurvey.ONE_WAVE, Communes.FRAME);
  }

  @Property(tries = 100)
  void a_tally_comes_back_to_the_bit(@ForAll List<Row> rows) {
    Tally before = tally(rows);
    Tally after = read(before.toBytes());
    assertThat(after.counts()).isEqualTo(before.counts());
    assertThat(after.dimensions()).isEqualTo(before.dimensions());
    assertThat(after.sources()).isEqualTo(before.sources());
    assertThat(after.rejections()).isEqualTo(before.rejections());
    assertThat(after.indicators()).isEqualTo(before.indicators());
    for (IndicatorDefinition indicator : before.indicators()) {
      assertThat(after.cube().indicator(indicator).cells())
          .isEqualTo(before.cube().indicator(indicator).cells());
      assertThat(after.cube().indicator(indicator).clusters())
          .isEqualTo(before.cube().indicator(indicator).clusters());
      for (Role role : Role.values()) {
        assertThat(after.cube().indicator(indicator).column(Trait.of(Dimension.ROLE, role.name())))
            .isEqualTo(
                before.cube().indicator(indicator).column(Trait.of(Dimension.ROLE, role.name())));
      }
    }
    assertThat(after.toBytes()).isEqualTo(before.toBytes());
  }

  @Property(tries = 30)
  void merging_what_was_read_is_merging(@ForAll List<Row> rows) {
    List<Row> even = rows.stream().filter(r -> r.commune() % 2 == 0).toList();
    List<Row> odd = rows.stream().filter(r -> r.commune() % 2 == 1).toList();
    Tally merged = read(tally(even).toBytes()).merge(read(tally(odd).toBytes()));
    Tally whole = tally(even).merge(tally(odd));
    assertThat(merged.cube().indicator(SmallSurvey.CHARTE_OUI).cells())
        .isEqualTo(whole.cube().indicator(SmallSurvey.CHARTE_OUI).cells());
    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
  }

  @Property(tries = 20)
  void a_tally_cut_short_or_changed_is_refused(@ForAll List<Row> rows, @ForAll long seed) {
    byte[] bytes = tally(rows).toBytes();
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> read(changed)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** With a checksum that fits: whoever writes it knows how. */
  private static byte[] signed(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  /** Cut anywhere, by someone who knows how to sign it. */
  @Property(tries = 5)
  void a_signed_tally_cut_short_is_refused(@ForAll List<Row> rows) {
    byte[] bytes = tally(rows).toBytes();
    for (int length = 13; length < bytes.length; length++) {
      byte[] cut = signed(Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("not a tally: byte ")
          .hasMessageContaining("expected ");
    }
  }

  @Example
  void what_was_refused_comes_back() {
    List<Answer> answers = Communes.answers(List.of(new Row(3, Role.ELU, "OUI", 1, 1)));
    Answers some =
        Answers.of(
            SmallSurvey.ONE_WAVE,
            List.of(
                answers.get(0),
                Answer.of(SmallSurvey.respondent("é", "00001").build(), "Q1", "PEUT-ÊTRE"),
                Answer.of(SmallSurvey.respondent("b", "00002").build(), "Q9", "OUI")));
    Tally before = Tally.of(some, Communes.FRAME, Dimension.OPSN);
    assertThat(before.rejections()).hasSize(2);
    Tally after = Tally.from(before.toBytes(), SmallSurvey.ONE_WAVE, Communes.FRAME);
    assertThat(after.rejections()).isEqualTo(before.rejections());
    assertThat(after.rejections().get(0).expected()).isNotEmpty();
    assertThat(after.counts()).isEqualTo(before.counts());
    assertThat(after.toBytes()).isEqualTo(before.toBytes());
  }

  @Property(tries = 200)
  void a_hostile_tally_is_refused_or_read_but_never_trusted(
      @ForAll List<Row> rows, @ForAll long seed) {
    byte[] bytes = tally(rows).toBytes();
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      byte[] hostile = bytes.clone();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        hostile[9 + random.nextInt(bytes.length - 13)] = (byte) random.nextInt(256);
      }
      Throwable thrown = catchThrowable(() -> read(signed(hostile)));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Example
  void the_reason_of_a_refusal_is_named() {
    byte[] bytes = tally(List.of()).toBytes();
    assertThatThrownBy(
            () -> read("nonsense, no tally".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessage("not a tally: 18 bytes that do not begin with BAROTALY");
    byte[] future = bytes.clone();
    future[8] = 9;
    assertThatThrownBy(() -> read(signed(future)))
        .hasMessage("tally of version 9; this library reads version 8");
    byte[] past = bytes.clone();
    past[8] = 2;
    assertThatThrownBy(() -> read(signed(past)))
        .hasMessage("tally of version 2; this library reads version 8");
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessageContaining("checksum does not fit");
    assertThatThrownBy(() -> Tally.from(bytes, SmallSurvey.ONE_WAVE, Samples.TOY_FRAME))
        .hasMessageContaining("they differ in the members: 60 in '60 communes")
        .hasMessageContaining("1000 in 'toy'");
    // The size of the first text becomes 2^31: no array of that size is made.
    byte[] huge =
        new byte[] {
          'B', 'A', 'R', 'O', 'T', 'A', 'L', 'Y', 8, -128, -128, -128, -128, 8, 0, 0, 0, 0
        };
    assertThatThrownBy(() -> read(signed(huge)))
        .hasMessageContaining("a size that fits the 0 bytes left, got 2147483648");
  }

  /** Codes alone are written: what they stand for must be what it was. */
  @Example
  void a_tally_is_read_with_its_own_questionnaire_alone() {
    byte[] bytes = tally(List.of()).toBytes();
    assertThatThrownBy(() -> Tally.from(bytes, with(own -> own.code("autre")), Communes.FRAME))
        .hasMessage("the tally is of questionnaire 'petite', read with 'autre'");
    IndicatorDefinition charte = SmallSurvey.CHARTE_OUI;
    assertThatThrownBy(() -> Tally.from(bytes, with(charte, c -> c.question("Q3")), Communes.FRAME))
        .hasMessage("the tally is of question of indicator 'charte' 'Q1', read with 'Q3'");
    assertThatThrownBy(
            () -> Tally.from(bytes, with(charte, c -> c.addCounted("NON")), Communes.FRAME))
        .hasMessage(
            "the tally is of modalities counted by indicator 'charte' '[OUI]',"
                + " read with '[OUI, NON]'");
    Question shorter =
        Question.single(
            "Q1",
            "A",
            SmallSurvey.CHARTE.wording(),
            Modality.of("OUI", "Oui", "Yes"),
            Modality.of("NON", "Non", "No"));
    List<Question> others = SmallSurvey.ONE_WAVE.questions().subList(1, 3);
    Questionnaire changed = with(own -> own.questions(List.of(shorter)).addAllQuestions(others));
    assertThatThrownBy(() -> Tally.from(bytes, changed, Communes.FRAME))
        .hasMessage(
            "the tally is of modalities of question 'Q1' '[OUI, NON, NSP, SR, NA]',"
                + " read with '[OUI, NON]'");
  }

  private static Questionnaire with(UnaryOperator<Questionnaire.Builder> change) {
    return change.apply(Questionnaire.builder().from(SmallSurvey.ONE_WAVE)).build();
  }

  /** The questionnaire with another definition of an indicator. */
  private static Questionnaire with(
      IndicatorDefinition indicator, UnaryOperator<IndicatorDefinition.Builder> change) {
    IndicatorDefinition other = change.apply(IndicatorDefinition.builder().from(indicator)).build();
    return with(own -> own.indicators(List.of(other, SmallSurvey.VISIO)));
  }

  @Example
  void a_tally_is_read_with_its_own_frame_alone() {
    byte[] bytes = tally(List.of()).toBytes();
    Map<String, Long> one = Map.of("INSIDE", 1L);
    Population smaller = Population.ofCounts(Communes.FRAME.name(), Dimension.OPSN, one);
    assertThatThrownBy(() -> Tally.from(bytes, SmallSurvey.ONE_WAVE, smaller))
        .hasMessage(
            "the tally is of another frame than the one given; they differ in the members: %d in"
                + " '%s', 1 in '%s'",
            Communes.FRAME.size(), Communes.FRAME.name(), Communes.FRAME.name());
  }

  /**
   * Numbers are counted from the ends of their range: with another they would mean something else.
   */
  @Example
  void a_tally_of_numbers_is_read_with_their_range_alone() {
    Question question = SmallNumbers.AGENTS;
    byte[] bytes =
        Tally.of(
                Answers.of(
                    SmallNumbers.QUESTIONNAIRE,
                    List.of(
                        Answer.of(SmallSurvey.respondent("r", "00001").build(), "agents", "7"))),
                Communes.FRAME,
                List.of(),
                List.of(SmallNumbers.mean(question)))
            .toBytes();
    assertThat(Tally.from(bytes, SmallNumbers.QUESTIONNAIRE, Communes.FRAME).toBytes())
        .isEqualTo(bytes);
    Questionnaire wider =
        Questionnaire.builder()
            .from(SmallNumbers.QUESTIONNAIRE)
            .questions(
                List.of(
                    Question.number(
                        "agents",
                        question.theme(),
                        question.wording(),
                        new NumberRange(0, 500, Label.same("agents")),
                        question.modalities().toArray(Modality[]::new))))
            .indicators(List.of(SmallNumbers.mean(question)))
            .build();
    assertThatThrownBy(() -> Tally.from(bytes, wider, Communes.FRAME))
        .hasMessage(
            "the tally is of range of question 'agents' '0.0 to 200.0', read with '0.0 to 500.0'");
  }
}
