package fr.barometre.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Five atoms: 0 and 1 in block 0, 2 and 4 in block 1, 3 in none; block 2 is empty. */
class PartitionTest {

  private static final int[] BLOCKS = {0, 0, 1, Partition.NO_BLOCK, 1};

  private final Partition partition = new Partition(BLOCKS, 3);

  @Test
  void empty_blocks_are_left_out() {
    assertThat(partition.nonEmpty()).containsExactly(0, 1);
  }

  @Test
  void a_sum_contains_a_block_only_with_all_its_atoms() {
    assertThat(partition.blocksWithin(new int[] {0, 1, 2})).containsExactly(0);
    assertThat(partition.blocksWithin(new int[] {1, 2, 3})).isEmpty();
    assertThat(partition.blocksWithin(new int[] {4, 3, 2, 1, 0})).containsExactly(0, 1);
  }

  @Test
  void subtracting_blocks_leaves_the_other_atoms_of_a_sum() {
    assertThat(partition.subtract(new int[] {0, 1, 2, 3}, new int[] {0})).containsExactly(2, 3);
    assertThat(partition.subtract(new int[] {0, 1}, new int[] {0})).isEmpty();
  }

  @Test
  void a_block_lies_within_a_block_of_another_partition_or_in_none() {
    Partition other = new Partition(new int[] {2, 2, 0, 1, 1}, 3);
    assertThat(partition.blockContaining(0, other)).isEqualTo(2);
    assertThat(partition.blockContaining(1, other)).isEqualTo(Partition.NO_BLOCK);
    assertThat(other.blockContaining(0, partition)).isEqualTo(1);
  }

  @Test
  void partitions_differ_only_for_atoms_that_changed_their_block() {
    Partition later = new Partition(new int[] {0, 0, 1, Partition.NO_BLOCK, -1}, 3);
    assertThat(later.differs(partition, new int[] {0, 1, 2, 3})).isFalse();
    assertThat(later.differs(partition, new int[] {4})).isTrue();
  }
}
