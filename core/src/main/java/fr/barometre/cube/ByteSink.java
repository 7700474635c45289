package fr.barometre.cube;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;

/** Writes the primitives of a tally's binary form: numbers, texts, sums. */
public final class ByteSink {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public void raw(byte[] bytes) {
    out.writeBytes(bytes);
  }

  public void octet(int value) {
    out.write(value);
  }

  /** Seven bits an octet, the lowest first; the eighth says that more follow. */
  public void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  public void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    raw(utf8);
  }

  public void real(double value) {
    raw(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
  }

  /** A sum in two parts: twice itself if it is a whole number, else 1 and both parts. */
  public void sum(double high, double low) {
    if (low == 0 && high >= 0 && high < 1L << 53 && high == Math.rint(high)) {
      number((long) high << 1);
    } else {
      number(1);
      real(high);
      real(low);
    }
  }

  public <T> void list(Collection<T> items, Consumer<T> item) {
    number(items.size());
    items.forEach(item);
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
