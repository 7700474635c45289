package fr.barometre.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowsPropertyTest {

  private record Row(String source, long line, int response, List<Integer> questions) {}

  @Property(tries = 1000)
  void rows_come_back_in_their_order(
      @ForAll @IntRange(min = 0, max = 400) int size, @ForAll Random random) {
    List<Row> expected = new ArrayList<>();
    long line = 1;
    int response = 0;
    for (int i = 0; i < size; i++) {
      line += random.nextInt(8) == 0 ? 1L << random.nextInt(40) : 1;
      line = random.nextInt(40) == 0 ? 1 : line;
      response = random.nextInt(3) == 0 ? random.nextInt(size) : response;
      List<Integer> questions = random.ints(random.nextInt(3), 0, 2).boxed().toList();
      expected.add(new Row(i < size / 2 ? "a.csv" : "b.csv", line, response, questions));
    }
    RowsBuilder builder = new RowsBuilder();
    for (Row row : expected) {
      CodedRow said = new CodedRow(2);
      row.questions().forEach(question -> said.add(question, 1));
      builder.add(row.source(), row.line(), row.response(), said);
    }

    Rows rows = builder.build();

    assertThat(rows.size()).isEqualTo(size);
    assertThat(
            rows.read(
                any -> true,
                (source, at, whose, questions) ->
                    new Row(source, at, whose, Arrays.stream(questions).boxed().toList())))
        .containsExactlyElementsOf(expected);
  }
}
