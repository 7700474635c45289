package fr.barometre.cube;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the primitives of a tally's binary form; a size that exceeds the bytes left is refused
 * before memory is taken.
 */
public final class ByteSource {

  private final ByteBuffer bytes;

  public ByteSource(byte[] bytes, int from, int length) {
    this.bytes = ByteBuffer.wrap(bytes, from, length);
  }

  public IllegalArgumentException broken(String expected) {
    return new IllegalArgumentException(
        "not a tally: byte " + bytes.position() + ": expected " + expected);
  }

  public int octet() {
    try {
      return bytes.get() & 0xFF;
    } catch (BufferUnderflowException e) {
      throw broken("more bytes");
    }
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        if (value < 0 || (shift == 63 && octet > 1)) {
          throw broken("a number below 2^63");
        }
        return value;
      }
    }
    throw broken("a number of at most ten octets");
  }

  /** A number of things of which each takes some bytes: no more than the rest can hold. */
  public int size(int each) {
    long size = number();
    if (size > bytes.remaining() / each) {
      throw broken("a size that fits the " + bytes.remaining() + " bytes left, got " + size);
    }
    return (int) size;
  }

  public String text() {
    int length = size(1);
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw broken("a text in UTF-8");
    }
  }

  public double real() {
    try {
      return bytes.getDouble();
    } catch (BufferUnderflowException e) {
      throw broken("a number of eight bytes");
    }
  }

  /** A sum, and what it lacks, written where they stand. */
  public void sum(double[] into, int at, int rest) {
    long first = number();
    if ((first & 1) == 0) {
      into[at] = first >>> 1;
    } else if (first == 1) {
      into[at] = real();
      into[rest] = real();
    } else {
      throw broken("a sum");
    }
    if (!(Math.abs(into[at]) + Math.abs(into[rest]) < Double.POSITIVE_INFINITY)) {
      throw broken("a finite sum, got " + into[at] + " and " + into[rest]);
    }
  }

  public <T> List<T> list(Supplier<T> item) {
    int size = size(1);
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  public <E extends Enum<E>> E oneOf(Class<E> type) {
    String name = text();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw broken("one of " + Arrays.toString(type.getEnumConstants()) + ", got " + name);
    }
  }

  /** An item by its position in a list. */
  public <T> T among(List<T> items) {
    long position = number();
    if (position >= items.size()) {
      throw broken("a position below " + items.size() + ", got " + position);
    }
    return items.get((int) position);
  }

  /** All bytes that are left. */
  public byte[] rest() {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  public boolean atEnd() {
    return !bytes.hasRemaining();
  }
}
