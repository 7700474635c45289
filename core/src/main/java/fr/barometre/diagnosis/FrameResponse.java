package fr.barometre.diagnosis;

import fr.barometre.api.territory.Level;
import java.util.List;

/**
 * A cell of the frame, its size and the number of its respondents.
 *
 * @param levels the level of each dimension
 * @param frame units of the frame in the cell, one or more
 * @param respondents units that answered, zero to {@code frame}
 */
public record FrameResponse(List<Level> levels, long frame, long respondents) {

  /**
   * Checks what is given.
   *
   * @param levels the level of each dimension
   * @param frame units of the frame in the cell
   * @param respondents units that answered
   */
  public FrameResponse {
    levels = List.copyOf(levels);
    if (!(0 <= respondents && respondents <= frame) || frame == 0) {
      throw new IllegalArgumentException(
          "cell "
              + levels
              + " has "
              + respondents
              + " respondents of "
              + frame
              + " units; expected 0 to as many as it has, and one at least");
    }
  }
}
