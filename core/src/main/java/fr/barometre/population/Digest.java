package fr.barometre.population;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest of texts and numbers in their order; each text goes after its length. */
final class Digest {

  private static final int BYTES = 16;
  private static final int ROOM = 1 << 13;

  private final MessageDigest sha;
  private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);

  Digest() {
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Digest text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    flush();
    sha.update(utf8);
    return this;
  }

  Digest number(long number) {
    if (buffer.remaining() < Long.BYTES) {
      flush();
    }
    buffer.putLong(number);
    return this;
  }

  private void flush() {
    sha.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /** The first half of the digest; nothing can be added afterwards. */
  String hex() {
    flush();
    return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
  }
}
