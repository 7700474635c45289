package fr.barometre.api.result;

/**
 * Whether SDMX lets a figure be published: code list CL_CONF_STATUS, version 1.3, of which these
 * are the codes that a barometer's figures can have.
 */
public enum ConfidentialityStatus {
  /** Free for publication. */
  FREE("F"),
  /** Primary confidentiality due to small counts. */
  SMALL_COUNTS("A"),
  /** Primary confidentiality due to dominance by one unit. */
  DOMINANCE("O"),
  /** Secondary confidentiality set by the sender, not for publication. */
  SECONDARY("D");

  private final String code;

  ConfidentialityStatus(String code) {
    this.code = code;
  }

  /**
   * The code of CONF_STATUS.
   *
   * @return one capital letter
   */
  public String code() {
    return code;
  }

  /**
   * The status of a figure.
   *
   * @param estimate the figure
   * @return free unless it is suppressed; the reason if it is
   */
  public static ConfidentialityStatus of(Estimate estimate) {
    return estimate
        .suppression()
        .map(
            reason ->
                switch (reason) {
                  case TOO_FEW -> SMALL_COUNTS;
                  case DOMINATED -> DOMINANCE;
                  case REVEALING -> SECONDARY;
                })
        .orElse(FREE);
  }
}
