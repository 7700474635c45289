package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.SmallSurvey;
import fr.barometre.api.questionnaire.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PackedColumnPropertyTest {

  private static final Question QUESTION = SmallSurvey.ONE_WAVE.questions().get(0);

  @Property
  void codes_come_back(
      @ForAll @IntRange(min = 0, max = 70) int different,
      @ForAll @IntRange(min = 0, max = 300) int responses,
      @ForAll @IntRange(min = 0, max = 300) int recorded,
      @ForAll Random random) {
    List<List<String>> sayings =
        IntStream.range(0, different).mapToObj(k -> List.of("M" + k)).toList();
    int[] codes = IntStream.range(0, recorded).map(r -> random.nextInt(different + 1)).toArray();

    PackedColumn column = new PackedColumn(QUESTION, sayings, codes, responses);

    assertThat(column.codes()).isEqualTo(Arrays.copyOf(codes, responses));
    for (int r = 0; r < Math.min(responses, recorded); r++) {
      if (codes[r] > 0) {
        assertThat(column.said(r)).isEqualTo(sayings.get(codes[r] - 1));
      }
    }
  }
}
