# What power the best tests have to find 10 points of OPSN at equal size, in surveys drawn as those of Models: large
# collectivités respond inside OPSN territories and small ones outside, or all alike. None of these tests is ours. They know
# more than anybody can from "the curve" down to "bands", which know what ours knows.
#   the curve: how the answer depends on size is known exactly; nothing but OPSN is estimated
#   its form: a constant and a slope of the true function of size are estimated, with the true variances as weights
#   log size: logistic regression on the logarithm of population
#   spline: the same on a spline of it
#   bands: the same on bands of population, and type
#   within bands: Cochran, Mantel and Haenszel's test
# Argument: the folder that AreasAgainstR wrote; number of surveys.
suppressMessages(library(splines))
arguments <- commandArgs(TRUE)
frame <- read.csv(file.path(arguments[1], "frame.csv"))
surveys <- if (length(arguments) > 1) as.integer(arguments[2]) else 400
set.seed(2025)
inside <- frame$opsn == "INSIDE"
size <- pmax(50, frame$population)
curve <- pmin(0.7, 0.15 + 0.06 * log(1 + frame$population / 100))
band <- cut(frame$population, c(-1, 99, 199, 299, 499, 999, 1999, 3499, 4999, 9999, 19999, 49999, Inf))
z <- function(model) suppressWarnings(summary(model)$coefficients["insideTRUE", 3])
tests <- function(n, points, keenness) {
  y <- runif(nrow(frame)) < curve + points * inside
  s <- order(rexp(nrow(frame)) / keenness)[1:n]
  d <- data.frame(y = y[s], inside = inside[s], curve = curve[s], size = size[s], band = factor(band[s]),
                  commune = frame$type[s] == "COMMUNE")
  variance <- d$curve * (1 - d$curve)
  x <- cbind(1, d$curve, d$inside)
  information <- crossprod(x / variance, x)
  slopes <- solve(information, crossprod(x / variance, d$y))
  found <- 0
  spread <- 0
  for (of in split(d, d$band)) if (nrow(of) > 1) {
    expected <- sum(of$inside) * mean(of$y)
    found <- found + sum(of$y & of$inside) - expected
    spread <- spread + expected * (1 - mean(of$y)) * sum(!of$inside) / (nrow(of) - 1)
  }
  c(curve = sum((d$y - d$curve)[d$inside]) / sqrt(sum(variance[d$inside])),
    form = slopes[3] / sqrt(solve(information)[3, 3]),
    log = z(glm(y ~ log(size) + inside, binomial, d)),
    spline = z(suppressWarnings(glm(y ~ bs(log(size), df = 5) + inside, binomial, d))),
    bands = z(suppressWarnings(glm(y ~ band + commune + inside, binomial, d))),
    within = found / sqrt(spread))
}
for (response in c("large inside, small outside", "random")) for (n in c(388, 629, 2100)) for (points in c(0, 0.1)) {
  keenness <- if (response == "random") rep(1, nrow(frame)) else ifelse(inside, sqrt(size), 400 / sqrt(size))
  found <- rowMeans(abs(replicate(surveys, tests(n, points, keenness))) > qnorm(0.975), na.rm = TRUE)
  cat(sprintf("| %s | %s | %d | %s |\n", response, format(n, big.mark = ","), round(100 * points),
              paste(sprintf("%.0f %%", 100 * found), collapse = " | ")))
}
