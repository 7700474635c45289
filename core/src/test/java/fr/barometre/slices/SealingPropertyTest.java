package fr.barometre.slices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against rows put into runs one by one. */
class SealingPropertyTest {

  private static final int KINDS_A_RUN = 2;

  @Property(tries = 60)
  void rows_keep_their_order_within_their_run(
      @ForAll @IntRange(max = 30_000) int rows,
      @ForAll @IntRange(min = 1, max = 200) int runs,
      @ForAll @IntRange(max = 2) int offset,
      @ForAll @IntRange(min = 1, max = 20) int values,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] runOfKind = random.ints(runs * KINDS_A_RUN, 0, runs).toArray();
    int[] kindOf = random.ints(rows, 0, runOfKind.length).toArray();
    byte[] column = new byte[rows];
    double[] weights = random.doubles(rows).toArray();
    List<List<Integer>> rowsOf = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      rowsOf.add(new ArrayList<>());
    }
    for (int row = 0; row < rows; row++) {
      column[row] = (byte) (random.nextInt(values) - offset);
      rowsOf.get(runOfKind[kindOf[row]]).add(row);
    }
    Sealing sealing = new Sealing(kindOf, runOfKind, runs);
    int[] blocks = sealing.blocks();
    BitSlices.Packer packer = new BitSlices.Packer(offset, values, blocks[runs]);
    sealing.pack(List.of(column), List.of(packer));
    BitSlices slices = packer.slices().orElseThrow();
    double[] ordered = sealing.order(weights);
    byte[] unpacked = new byte[blocks[runs] * BitSlices.BLOCK];
    for (int block = 0; block < blocks[runs]; block++) {
      slices.unpack(block, unpacked, block * BitSlices.BLOCK, 0);
    }
    for (int run = 0; run < runs; run++) {
      assertThat(sealing.rows(run)).isEqualTo(rowsOf.get(run).size());
      int at = blocks[run] * BitSlices.BLOCK;
      boolean[] found = new boolean[slices.numbers()];
      for (int row : rowsOf.get(run)) {
        assertThat(unpacked[at] - offset).isEqualTo(column[row]);
        assertThat(ordered[at]).isEqualTo(weights[row]);
        found[unpacked[at++]] = true;
      }
      for (int number = 0; number < found.length; number++) {
        assertThat(slices.has(blocks[run], sealing.rows(run), number)).isEqualTo(found[number]);
      }
    }
  }

  @Property(tries = 1000)
  void a_number_below_zero_is_seen(
      @ForAll @IntRange(min = 1, max = 40) int rows, @ForAll @IntRange(max = 39) int where) {
    byte[] column = new byte[rows];
    column[rows / 2] = Byte.MAX_VALUE;
    assertThat(BitSlices.anyNegative(column)).isFalse();
    column[where % rows] = -1;
    assertThat(BitSlices.anyNegative(column)).isTrue();
  }

  @Example
  void what_does_not_fit_gives_no_slices() {
    for (byte value : new byte[] {4, -1, Byte.MAX_VALUE, Byte.MIN_VALUE}) {
      BitSlices.Packer packer = new BitSlices.Packer(0, 4, 1);
      new Sealing(new int[2], new int[1], 1).pack(List.of(new byte[] {3, value}), List.of(packer));
      assertThat(packer.slices()).as("%d", value).isEmpty();
    }
  }
}
