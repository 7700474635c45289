package fr.barometre.population;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The identity of a frame: digests of who is in it, of everybody's level in each dimension, and of
 * the OPSN list. Frames of the same content have equal fingerprints, whatever they are called and
 * whoever made them; so a cube made on one can be told from a cube made on another.
 *
 * <p>Digests are the first 128 bits of SHA-256, as 32 hexadecimal digits.
 */
public final class FrameFingerprint {

  private final String name;
  private final long size;
  private final String members;
  private final Map<String, String> dimensions;
  private final String opsn;
  private final String opsnList;

  /**
   * A fingerprint from its parts, as they were read from somewhere.
   *
   * @param name what the frame is called; not compared
   * @param size how many collectivités it has
   * @param members digest of the collectivités, or of the cells of a frame known by counts
   * @param dimensions for each dimension, by its code, the digest of everybody's level
   * @param opsn digest of the OPSN list; empty if there is none
   * @param opsnList what is said of the OPSN list; not compared; empty if there is none
   */
  public FrameFingerprint(
      String name,
      long size,
      String members,
      Map<String, String> dimensions,
      String opsn,
      String opsnList) {
    this.name = requireNonNull(name, "name");
    this.size = size;
    this.members = requireNonNull(members, "members");
    this.dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    this.opsn = requireNonNull(opsn, "opsn");
    this.opsnList = requireNonNull(opsnList, "opsnList");
  }

  /** The fingerprint of a frame, from everything that it holds. */
  static FrameFingerprint of(
      String name,
      FrameMembers members,
      List<Dimension> dimensions,
      FrameCounts counts,
      Optional<OpsnCoverage> opsn) {
    int[] order = members.order();
    Map<String, String> levels = new TreeMap<>();
    for (Dimension dimension : dimensions) {
      levels.put(dimension.code(), counts.digest(dimension, order));
    }
    return new FrameFingerprint(
        name,
        members.size(),
        members.digest(order),
        levels,
        opsn.map(OpsnCoverage::digest).orElse(""),
        opsn.map(OpsnCoverage::description).orElse(""));
  }

  /**
   * The name of the frame.
   *
   * @return its name and source
   */
  public String name() {
    return name;
  }

  /**
   * How many collectivités the frame has.
   *
   * @return one or more
   */
  public long size() {
    return size;
  }

  /**
   * The digest of who is in the frame.
   *
   * @return 32 hexadecimal digits
   */
  public String members() {
    return members;
  }

  /**
   * The digest of everybody's level, by code of the dimension.
   *
   * @return sorted by code
   */
  public Map<String, String> dimensions() {
    return dimensions;
  }

  /**
   * The digest of the OPSN list.
   *
   * @return 32 hexadecimal digits; empty if the frame has no list
   */
  public String opsn() {
    return opsn;
  }

  /**
   * The description of the OPSN list.
   *
   * @return its description; empty if the frame has no list
   */
  public String opsnList() {
    return opsnList;
  }

  /**
   * The whole fingerprint as one text, the same for frames of the same content.
   *
   * @return 32 hexadecimal digits
   */
  public String text() {
    Digest digest = new Digest().text(members).text(opsn);
    dimensions.forEach((code, levels) -> digest.text(code).text(levels));
    return digest.hex();
  }

  /**
   * The difference between two frames in words: the members, the OPSN list, or a dimension.
   *
   * @param other the fingerprint of another frame
   * @return the first difference, this frame first; empty if there is none
   */
  public Optional<String> difference(FrameFingerprint other) {
    if (!members.equals(other.members)) {
      return Optional.of(
          "the members: "
              + size
              + " in '"
              + name
              + "', "
              + other.size
              + " in '"
              + other.name
              + "'"
              + (size == other.size ? ", not the same ones" : ""));
    }
    if (!opsn.equals(other.opsn)) {
      return Optional.of("the OPSN list: " + list() + ", and " + other.list());
    }
    Set<String> codes = new LinkedHashSet<>(dimensions.keySet());
    codes.addAll(other.dimensions.keySet());
    List<String> differing = new ArrayList<>();
    for (String code : codes) {
      if (!Objects.equals(dimensions.get(code), other.dimensions.get(code))) {
        boolean both = dimensions.containsKey(code) && other.dimensions.containsKey(code);
        differing.add(
            both
                ? "the levels of dimension " + code
                : "dimension " + code + ", which one of the two does not have");
      }
    }
    return differing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differing));
  }

  private String list() {
    return opsn.isEmpty() ? "none" : "'" + opsnList + "'";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameFingerprint that
        && members.equals(that.members)
        && opsn.equals(that.opsn)
        && dimensions.equals(that.dimensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(members, opsn, dimensions);
  }

  @Override
  public String toString() {
    return name + " (" + size + " collectivités, " + text() + ")";
  }

  /** Adds a level to a digest. */
  static void add(Digest digest, Level level) {
    digest.text(level.code()).text(level.label().fr()).text(level.label().en());
  }
}
