package fr.barometre.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Bytes of a file that is read several times, and that must not change in between: each reading to
 * the end is compared with the first by length and a checksum of 32 bits (CRC-32C).
 */
final class ChecksummedBytes implements Encoding.Bytes {

  /** Another thread, or another program, has written to the file. */
  static final class Changed extends IOException {

    private static final long serialVersionUID = 1;

    Changed() {
      super("the file changed while it was read; read it again once nothing writes to it");
    }
  }

  private record Sum(long length, long checksum) {}

  private final Encoding.Bytes bytes;
  private Optional<Sum> first = Optional.empty();

  ChecksummedBytes(Encoding.Bytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public InputStream open() throws IOException {
    return new Summed(bytes.open());
  }

  private synchronized void compare(Sum sum) throws Changed {
    if (!first.orElse(sum).equals(sum)) {
      throw new Changed();
    }
    first = Optional.of(sum);
  }

  /** Sums up what is read, and compares at the end. */
  private final class Summed extends FilterInputStream {

    private final CRC32C checksum = new CRC32C();
    private long length;

    Summed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
      int got = super.read(target, from, most);
      if (got < 0) {
        compare(new Sum(length, checksum.getValue()));
      } else {
        checksum.update(target, from, got);
        length += got;
      }
      return got;
    }

    /** Reads what is passed over, for the sum. */
    @Override
    public long skip(long most) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(most, Byte.MAX_VALUE)]));
    }
  }
}
