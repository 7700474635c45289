package fr.barometre.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Java's own decoder is who says what is well-formed. */
class Utf8PropertyTest {

  private static final int[] LEADS = {'a', 0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1};

  /** One decoder for all: most of what it is given is malformed, and an exception costs much. */
  private final CharsetDecoder decoder = UTF_8.newDecoder();

  private final CharBuffer decoded = CharBuffer.allocate(1024);

  private boolean decodes(byte[] bytes) {
    decoded.clear();
    CoderResult result = decoder.reset().decode(ByteBuffer.wrap(bytes), decoded, true);
    if (result.isOverflow()) {
      fail("the text is longer than expected: " + bytes.length + " bytes");
    }
    return !result.isError();
  }

  private void same(byte[] bytes) {
    if (Utf8.isWellFormed(bytes) != decodes(bytes)) {
      fail("well-formed, or not, unlike what the decoder says: " + Arrays.toString(bytes));
    }
  }

  @Example
  void every_two_bytes_and_what_may_follow_them() {
    int[] ends = {'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
    for (int first = 0x80; first <= 0xFF; first++) {
      same(new byte[] {(byte) first});
      for (int second = 0; second <= 0xFF; second++) {
        same(new byte[] {(byte) first, (byte) second});
        for (int third : ends) {
          same(new byte[] {(byte) first, (byte) second, (byte) third});
          for (int fourth : ends) {
            same(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
          }
        }
      }
    }
  }

  @Property(tries = 1000)
  void texts_are_and_no_longer_once_a_byte_is_another(@ForAll Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      int point = random.nextInt(4) > 0 ? random.nextInt(0x80) : random.nextInt(0x110000);
      text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 0xE9 : point);
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    assertThat(Utf8.isWellFormed(bytes)).isTrue();
    if (bytes.length > 0) {
      int lead = LEADS[random.nextInt(LEADS.length)];
      bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? lead : random.nextInt());
      same(bytes);
      same(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }
  }
}
