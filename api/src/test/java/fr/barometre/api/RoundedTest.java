package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.JsonTest.Jackson;
import fr.barometre.api.json.Rounded;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures in JSON have the digits that pages show. */
class RoundedTest {

  @ParameterizedTest
  @CsvSource({
    "0.33891823, 0.339",
    "0.0625, 0.063",
    "-0.0625, -0.063",
    "0.99951, 1",
    "0.00043219, 0.0004",
    "-0.0000091, -0.000009",
    "1.23456, 1.235",
    "12.3456, 12.35",
    "345.678, 345.7",
    "9999.96, 10000",
    "2018.46, 2018.5",
    "123456.78, 123456.8",
    "7e28, 7e28",
    "0, 0",
  })
  void threeDecimalsThenFewer(double number, double rounded) {
    assertThat(Rounded.of(number)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @EnumSource
  void resultsLeaveWithTheDigitsThatPagesShow(Jackson jackson) throws Exception {
    Interval interval = new Interval(0.3087654321, 0.3712345678, 0.9545, "LOGIT");
    Estimate estimate =
        Estimate.builder()
            .status(EstimateStatus.ESTIMATED)
            .value(0.338918237465)
            .standardError(0.0158712345)
            .interval(interval)
            .base(2100)
            .clusters(2100)
            .degreesOfFreedom(2099)
            .effectiveBase(1234.5678)
            .kishDesignEffect(1.70098765)
            .designEffect(1.65432109)
            .build();
    assertThat(jackson.write(estimate))
        .isEqualTo(
            "{\"status\":\"ESTIMATED\",\"value\":0.339,\"standardError\":0.016,"
                + "\"interval\":{\"lower\":0.309,\"upper\":0.371,\"level\":0.9545,"
                + "\"method\":\"LOGIT\"},\"base\":2100,\"clusters\":2100,"
                + "\"degreesOfFreedom\":2099,\"effectiveBase\":1234.6,"
                + "\"kishDesignEffect\":1.701,\"designEffect\":1.7}");
    assertThat(jackson.read(jackson.write(estimate), Estimate.class).value()).hasValue(0.339);
    assertThat(jackson.write(new Difference(0.0212345, 0.0101, interval, 119, 0.0371)))
        .startsWith("{\"value\":0.021,\"standardError\":0.01,\"interval\":{\"lower\":0.309,")
        .endsWith(",\"degreesOfFreedom\":119,\"pValue\":0.037}");
  }
}
