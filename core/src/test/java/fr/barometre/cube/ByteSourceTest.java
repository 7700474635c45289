package fr.barometre.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What no writer of ours writes. */
class ByteSourceTest {

  private static ByteSource of(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return new ByteSource(bytes, 0, bytes.length);
  }

  private static void refused(ByteSource source, int at, String expected) {
    assertThatThrownBy(source::number)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a tally: byte " + at + ": expected " + expected);
  }

  @Test
  void numbers_end_and_are_below_two_to_the_63() {
    assertThat(of(0xAC, 0x02).number()).isEqualTo(300);
    int[] most = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F};
    assertThat(of(most).number()).isEqualTo(Long.MAX_VALUE);
    refused(of(0x80, 0x80), 2, "more bytes");
    most[8] = 0xFF;
    refused(of(most), 9, "more bytes");
    int[] eleven = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0};
    refused(of(eleven), 10, "a number of at most ten octets");
    eleven[9] = 1;
    refused(of(eleven), 10, "a number below 2^63");
    eleven[9] = 2;
    refused(of(eleven), 10, "a number below 2^63");
  }

  @Test
  void sums_are_finite_with_what_they_lack() {
    double[] sums = new double[2];
    of(10).sum(sums, 0, 1);
    assertThat(sums).containsExactly(5, 0);
    reals(0.1, 1e-18).sum(sums, 0, 1);
    assertThat(sums).containsExactly(0.1, 1e-18);
    refused(reals(Double.NaN, 0), "a finite sum, got NaN and 0.0");
    refused(reals(1, Double.NEGATIVE_INFINITY), "a finite sum, got 1.0 and -Infinity");
    refused(of(3), "a sum");
    refused(of(1, 0, 0), "a number of eight bytes");
  }

  private static void refused(ByteSource source, String expected) {
    assertThatThrownBy(() -> source.sum(new double[2], 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("expected " + expected);
  }

  private static ByteSource reals(double first, double rest) {
    byte[] bytes = ByteBuffer.allocate(17).put((byte) 1).putDouble(first).putDouble(rest).array();
    return new ByteSource(bytes, 0, bytes.length);
  }
}
