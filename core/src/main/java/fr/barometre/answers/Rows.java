package fr.barometre.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accepted rows in the order read: for each its line in the source, its response and the
 * questions that it answers.
 *
 * <p>Consecutive rows of one response form a block, kept as four numbers of few bits: the response;
 * the lines between the start of the block before and this one's; the layout, that is the questions
 * of its rows, which most blocks of a file share; and for how many further responses the same row
 * stands, since a row of counts stands for all respondents that it counts.
 */
final class Rows {

  /** A function of a row. */
  interface Reading<T> {

    /**
     * Makes it.
     *
     * @param questions positions in the questionnaire
     */
    T read(String source, long line, int response, int[] questions);
  }

  /**
   * Blocks of one source.
   *
   * @param first the first of them
   * @param source its name
   * @param line where the first begins
   */
  record Section(int first, String source, long line) {}

  /** Ends the questions of a row in a layout. */
  static final int NEXT_ROW = -1;

  private final List<Section> sections;
  private final List<int[]> layouts;
  private final PackedNumbers layoutOf;
  private final PackedNumbers responses;
  private final PackedNumbers steps;
  private final PackedNumbers more;
  private final long size;

  Rows(
      List<Section> sections,
      List<int[]> layouts,
      PackedNumbers layoutOf,
      PackedNumbers responses,
      PackedNumbers steps,
      PackedNumbers more,
      long size) {
    this.sections = sections;
    this.layouts = layouts;
    this.layoutOf = layoutOf;
    this.responses = responses;
    this.steps = steps;
    this.more = more;
    this.size = size;
  }

  /** The files or other sources of the rows, in the order met. */
  List<String> sources() {
    return sections.stream().map(Section::source).distinct().toList();
  }

  long size() {
    return size;
  }

  /** How many rows are of certain responses. */
  long size(IntPredicate chosen) {
    long size = 0;
    int[] rowsOf = layouts.stream().mapToInt(Rows::rows).toArray();
    for (int block = 0; block < responses.size(); block++) {
      int response = responses.get(block);
      for (int k = 0; k <= more.get(block); k++) {
        size += chosen.test(response + k) ? rowsOf[layoutOf.get(block)] : 0;
      }
    }
    return size;
  }

  private static int rows(int[] layout) {
    return (int) Arrays.stream(layout).filter(question -> question == NEXT_ROW).count();
  }

  /** The rows of certain responses, read one by one. */
  <T> Stream<T> read(IntPredicate chosen, Reading<T> reading) {
    return IntStream.range(0, sections.size()).boxed().flatMap(s -> section(s, chosen, reading));
  }

  private <T> Stream<T> section(int number, IntPredicate chosen, Reading<T> reading) {
    Section section = sections.get(number);
    boolean isLast = number == sections.size() - 1;
    int end = isLast ? responses.size() : sections.get(number + 1).first();
    long[] line = {section.line()};
    return IntStream.range(section.first(), end)
        .boxed()
        .flatMap(
            block -> {
              line[0] += steps.get(block);
              int response = responses.get(block);
              int[] layout = layouts.get(layoutOf.get(block));
              if (more.get(block) == 0) {
                return chosen.test(response)
                    ? block(section.source(), line[0], response, layout, reading).stream()
                    : Stream.empty();
              }
              long at = line[0];
              return IntStream.rangeClosed(response, response + more.get(block))
                  .filter(chosen)
                  .boxed()
                  .flatMap(each -> block(section.source(), at, each, layout, reading).stream());
            });
  }

  private static <T> List<T> block(
      String source, long line, int response, int[] layout, Reading<T> reading) {
    List<T> rows = new ArrayList<>();
    int from = 0;
    for (int to = 0; to < layout.length; to++) {
      if (layout[to] == NEXT_ROW) {
        int[] questions = Arrays.copyOfRange(layout, from, to);
        rows.add(reading.read(source, line + rows.size(), response, questions));
        from = to + 1;
      }
    }
    return rows;
  }
}
