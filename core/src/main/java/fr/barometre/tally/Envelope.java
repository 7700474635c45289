package fr.barometre.tally;

import fr.barometre.cube.ByteSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The envelope of a binary form: eight octets of signature, one for the version, the body, and the
 * CRC-32 of all before in four octets, the highest first.
 *
 * @param magic eight characters of ASCII
 * @param version from 1
 */
record Envelope(String magic, int version) {

  private int framing() {
    return magic.length() + 1 + Integer.BYTES;
  }

  private byte[] name() {
    return magic.getBytes(StandardCharsets.US_ASCII);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** The whole around a body. */
  byte[] around(byte[] body) {
    byte[] whole =
        ByteBuffer.allocate(body.length + framing())
            .put(name())
            .put((byte) version)
            .put(body)
            .array();
    int end = whole.length - Integer.BYTES;
    ByteBuffer.wrap(whole).putInt(end, checksum(whole, end));
    return whole;
  }

  /**
   * The body within.
   *
   * @throws IllegalArgumentException if the bytes have another name, a version to come, or were cut
   *     short or changed
   */
  ByteSource within(byte[] bytes) {
    int name = magic.length();
    if (bytes.length < framing() || !Arrays.equals(bytes, 0, name, name(), 0, name)) {
      throw new IllegalArgumentException(
          "not a tally: " + bytes.length + " bytes that do not begin with " + magic);
    }
    int found = bytes[name] & 0xFF;
    if (found != version) {
      throw new IllegalArgumentException(
          "tally of version " + found + "; this library reads version " + version);
    }
    int end = bytes.length - Integer.BYTES;
    if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw new IllegalArgumentException(
          "the tally's checksum does not fit: its "
              + bytes.length
              + " bytes were cut short or changed; expected them as they were written");
    }
    return new ByteSource(bytes, name + 1, end - name - 1);
  }
}
