package fr.barometre.answers;

import fr.barometre.dictionary.HashIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects accepted rows into blocks while answers are read ({@link Rows}). */
final class RowsBuilder {

  private static final int FIRST = 64;

  private final List<Rows.Section> sections = new ArrayList<>();
  private String source = "";

  private final List<int[]> layouts = new ArrayList<>();
  private final HashIndex known = new HashIndex();
  private final Numbers layoutOf = new Numbers();
  private final Numbers responses = new Numbers();
  private final Numbers steps = new Numbers();

  /** For each block, for how many further responses the same row stands. */
  private final Numbers more = new Numbers();

  private int blocks;
  private long size;

  /** The layout of the last block, and its length, while rows may still join it. */
  private int[] open = new int[FIRST];

  private int openLength;

  /** The form of the row that the last block has, if it has one alone. */
  private int openForm = CodedRow.ANY;

  /** For each form, one more than the number of its layout; zero if not known yet. */
  private int[] layoutOfForm = {};

  /** The number of the last layout: most blocks have that of the block before. */
  private int lastLayout = -1;

  /** The line where the last block began, and the one that would follow its last row. */
  private long line;

  private long nextLine;

  void add(String from, long at, int response, CodedRow said) {
    boolean joins =
        openLength > 0
            && at == nextLine
            && response == responses.get(blocks - 1)
            && source.equals(from);
    if (!joins) {
      close();
      begin(from, at, response);
    }
    openForm = joins ? CodedRow.ANY : said.form();
    if (openLength + said.size() >= open.length) {
      open = Arrays.copyOf(open, 2 * (openLength + said.size()));
    }
    said.copyQuestions(open, openLength);
    openLength += said.size();
    open[openLength++] = Rows.NEXT_ROW;
    nextLine = at + 1;
    size++;
  }

  /** Has the last row stand for so many responses more, those that follow its own. */
  void repeat(int count) {
    if (count > 0) {
      more.set(blocks - 1, count);
      size += count;
    }
  }

  private void begin(String from, long at, int response) {
    long step = at - line;
    if (blocks == 0 || step < 0 || step > Integer.MAX_VALUE || !source.equals(from)) {
      sections.add(new Rows.Section(blocks, from, at));
      source = from;
      step = 0;
    }
    line = at;
    steps.set(blocks, (int) step);
    responses.set(blocks++, response);
  }

  /** Ends the last block. */
  private void close() {
    if (openLength > 0) {
      lastLayout = openForm < 0 ? layout() : layoutOfForm();
      layoutOf.set(blocks - 1, lastLayout);
      openLength = 0;
    }
  }

  private int layoutOfForm() {
    if (openForm >= layoutOfForm.length) {
      layoutOfForm = Arrays.copyOf(layoutOfForm, 2 * openForm + 1);
    }
    if (layoutOfForm[openForm] == 0) {
      layoutOfForm[openForm] = layout() + 1;
    }
    return layoutOfForm[openForm] - 1;
  }

  private int layout() {
    if (lastLayout >= 0 && isOpen(lastLayout)) {
      return lastLayout;
    }
    int hash = 1;
    for (int i = 0; i < openLength; i++) {
      hash = 31 * hash + open[i];
    }
    int number = known.find(hash, this::isOpen);
    if (number < 0) {
      known.add(hash);
      layouts.add(Arrays.copyOf(open, openLength));
      return layouts.size() - 1;
    }
    return number;
  }

  private boolean isOpen(int number) {
    int[] layout = layouts.get(number);
    return Arrays.equals(layout, 0, layout.length, open, 0, openLength);
  }

  /** The rows as they stay. */
  Rows build() {
    close();
    return new Rows(
        List.copyOf(sections),
        List.copyOf(layouts),
        layoutOf.packed(blocks),
        responses.packed(blocks),
        steps.packed(blocks),
        more.packed(blocks),
        size);
  }
}
