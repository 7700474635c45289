package fr.barometre.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.Barometre;
import fr.barometre.SyntheticSurvey;
import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class TallySerializationTest {

  private static final Dimension[] DIMENSIONS = {
    Dimension.TYPE, Dimension.POPULATION_BAND, Dimension.REGION, Dimension.OPSN, Dimension.ROLE
  };

  private static byte[] written(Tally tally) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tally);
    }
    return bytes.toByteArray();
  }

  private static Tally read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Tally) in.readObject();
    }
  }

  private static Tally again(Tally tally) throws IOException, ClassNotFoundException {
    return read(written(tally));
  }

  private static Tally tally(Answers answers) {
    return Tally.of(answers, SyntheticSurvey.FRAME, DIMENSIONS);
  }

  private static BarometreReport report(Tally tally) {
    return Barometre.edition(Edition2025.QUESTIONNAIRE)
        .answers(tally)
        .by(Dimension.REGION, Dimension.ROLE)
        .compute();
  }

  @Test
  void the_report_of_what_is_read_back_is_the_same() throws Exception {
    Tally tally = tally(SyntheticSurvey.draw(800, 0.4, 5).answers());

    Tally again = again(tally);

    assertThat(report(again)).isEqualTo(report(tally));
    assertThat(again.questionnaire()).isEqualTo(tally.questionnaire());
    assertThat(again.toBytes()).isEqualTo(tally.toBytes());
    assertThat(again.population().levels(Dimension.REGION))
        .isEqualTo(SyntheticSurvey.FRAME.levels(Dimension.REGION));
    assertThat(again.population().size()).isEqualTo(SyntheticSurvey.FRAME.size());
    assertThat(again(again).toBytes()).isEqualTo(tally.toBytes());
  }

  @Test
  void parts_read_back_merge_into_the_whole() throws Exception {
    SyntheticSurvey all = SyntheticSurvey.draw(300, 0.4, 6);
    Tally first = tally(new SyntheticSurvey(all.who().subList(0, 90), all.yes()).answers());
    Tally second =
        tally(new SyntheticSurvey(all.who().subList(90, 300), all.yes().get(90, 300)).answers());

    Tally merged = again(first).merge(second);

    assertThat(merged.toBytes()).isEqualTo(first.merge(second).toBytes());
    assertThat(report(merged)).isEqualTo(report(first.merge(second)));
    assertThat(again(first).merge(again(second)).toBytes()).isEqualTo(merged.toBytes());
  }

  private static Answers answers(int size) {
    return SyntheticSurvey.draw(size, 0.4, 6).answers();
  }

  @Test
  void an_indicator_of_ones_own_comes_back() throws Exception {
    IndicatorDefinition own =
        IndicatorDefinition.builder()
            .from(Edition2025.TELETRAVAIL_CHARTE)
            .code("own")
            .basePolicy(BasePolicy.EXPRESSED)
            .references(List.of())
            .build();
    Tally tally =
        Tally.of(answers(50), SyntheticSurvey.FRAME, List.of(Dimension.OPSN), List.of(own));

    Tally again = again(tally);

    assertThat(again.indicators()).containsExactly(own);
    assertThat(again.cube().indicator(own).cells()).isEqualTo(tally.cube().indicator(own).cells());
  }

  @Test
  void a_frame_of_counts_comes_back() throws Exception {
    Population counts =
        Population.ofCounts("counts", Dimension.TYPE, Map.of("COMMUNE", 30_000L, "EPCI", 900L));
    Tally tally = Tally.of(answers(20), counts, Dimension.TYPE);

    assertThat(again(tally).population().counts(Dimension.TYPE))
        .isEqualTo(counts.counts(Dimension.TYPE));
  }

  @Test
  void changed_bytes_are_refused() throws Exception {
    byte[] bytes = written(tally(answers(20)));
    int begins = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("BAROSELF");
    assertThat(begins).isPositive();
    for (int at = begins; at < bytes.length; at += 997) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x10;
      assertThatThrownBy(() -> read(changed))
          .isInstanceOf(InvalidObjectException.class)
          .message()
          .containsAnyOf("do not begin with", "version", "checksum");
    }
  }

  /** With a checksum that fits, whatever else is wrong is found by what reads it. */
  @Test
  void forged_bytes_give_a_tally_or_a_clear_error() throws Exception {
    byte[] bytes = written(tally(answers(20)));
    int begins = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("BAROSELF");
    int end = bytes.length - Integer.BYTES;
    int refused = 0;
    for (int at = begins + 9; at < end; at += 13) {
      byte[] forged = bytes.clone();
      forged[at] ^= (byte) (1 << at % Byte.SIZE);
      CRC32 crc = new CRC32();
      crc.update(forged, begins, end - begins);
      ByteBuffer.wrap(forged).putInt(end, (int) crc.getValue());
      try {
        assertThat(read(forged).indicators()).isNotEmpty();
      } catch (InvalidObjectException e) {
        refused++;
        assertThat(e).hasMessageMatching("(?s).{10,}");
      }
    }
    assertThat(refused).isGreaterThan(100);
  }
}
