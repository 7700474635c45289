# What compare.R works out of the change between two waves: as observed, with both brought to the frame, and the rest.

# What each unit adds to a total whose variance is that of a weighted one, after the adjustment of its design.
residuals.of <- function(design, x) {
  for (adjustment in design$postStrata) {
    if (inherits(adjustment, "greg_calibration")) {
      x <- qr.resid(adjustment$qr, x / adjustment$w) * adjustment$w
    } else if (inherits(adjustment, "raking")) {
      for (turn in 1:10) for (margin in adjustment) {
        w <- attr(margin, "weights")
        x <- x - w * ave(x / w, margin)
      }
    } else {
      w <- attr(adjustment, "weights")
      before <- attr(adjustment, "oldweights")
      sums <- function(values) ave(values, as.integer(adjustment), FUN = sum)
      x <- x - w * sums(x * before / w) / sums(before)
    }
  }
  x
}

# The variance of a change between two samples without replacement, by stratum (Tam 1984), from what each row adds to it. The
# correlation within a stratum is that of those in both waves; where they are fewer than ten or do not vary, that within all
# strata; failing that, 0 or -1 (the two waves' influences have opposite signs), whichever makes the variance larger.
tam <- function(z, rows) {
  rounding <- 64 * .Machine$double.eps
  centred <- function(x) {
    left <- sum((x - mean(x))^2)
    if (length(x) > 0 && left > rounding * sum(x^2)) left else 0
  }
  strata <- lapply(split(seq_along(z), rows$stratum), function(at) {
    waves <- lapply(1:2, function(w) {
      of <- at[rows$wave[at] == w]
      tapply(z[of], rows$commune[of], sum)
    })
    common <- intersect(names(waves[[1]]), names(waves[[2]]))
    x <- as.numeric(waves[[1]][common])
    y <- as.numeric(waves[[2]][common])
    list(z = waves, size = rows$size[at][1], common = length(common), x = centred(x), y = centred(y),
         xy = if (length(common) > 0) sum((x - mean(x)) * (y - mean(y))) else 0)
  })
  correlation <- function(n, x, y, xy) if (n < 10 || x == 0 || y == 0) NA else max(-1, min(1, xy / sqrt(x * y)))
  all <- function(name) sum(sapply(strata, `[[`, name))
  together <- correlation(all("common"), all("x"), all("y"), all("xy"))
  sum(sapply(strata, function(s) {
    n <- lengths(s$z)
    apart <- sum(sapply(s$z, function(z) if (length(z) > 0) (1 - length(z) / s$size) * spread(z) else 0))
    if (any(n == 0)) return(apart)
    shared <- s$common - n[1] * n[2] / s$size
    r <- correlation(s$common, s$x, s$y, s$xy)
    if (is.na(r)) r <- together
    if (is.na(r)) r <- if (shared < 0) -1 else 0
    both <- apart + 2 * shared * r * prod(sqrt(sapply(s$z, spread) / n))
    if (both > rounding * apart) both else 0
  }))
}

change <- function(add, data, survey, frame) {
  if (!all(1:2 %in% data$wave[data$b > 0])) return()
  both <- do.call(rbind, lapply(1:2, function(w) units(data[data$wave == w, ], survey, 1)))
  both$wave <- factor(both$wave)
  both$row <- seq_len(nrow(both))
  observed <- designed(both)
  frames <- do.call(rbind, lapply(levels(both$wave), function(w) cbind(frame, wave = w)))
  equal <- or.null(adjusted(observed, survey$adjustment, frames, "wave"))
  shares <- function(design) {
    weighted <- design$variables$row
    w <- replace(rep(0, nrow(both)), weighted, weights(design))
    base <- tapply(w * both$b, both$wave, sum)
    p <- tapply(w * both$y, both$wave, sum) / base
    sign <- ifelse(both$wave == 2, 1, -1)
    z <- as.numeric(w * sign * (both$y - p[both$wave] * both$b) / base[both$wave])
    list(value = p[[2]] - p[[1]], z = replace(z, weighted, residuals.of(design, z[weighted])))
  }
  df <- max(1, degrees(both))
  stacked <- is.infinite(both$size[1])
  t <- qt((1 + as.numeric(survey$level)) / 2, df)
  tell <- function(name, value, z) {
    se <- sqrt(if (stacked) variance.of.sum(z, both) else tam(z, both))
    add(paste("change", name, "value"), value)
    add(paste("change", name, "se"), se)
    add(paste("change", name, "lower"), value - t * se)
    add(paste("change", name, "upper"), value + t * se)
    add(paste("change", name, "p"), 2 * pt(-abs(value) / se, df))
    se
  }
  # The same figure by survey's own functions, which have no covariance of samples without replacement; nor do they centre a
  # stratum of one commune on what it adds to a change.
  lonely <- any(tapply(both$commune, both$stratum, function(c) length(unique(c))) == 1)
  confirm <- function(design, value, se) {
    force(se) # telling it, whether or not survey can confirm it
    if (!stacked || lonely) return()
    d <- update(design, y1 = y * (wave == 1), b1 = b * (wave == 1), y2 = y * (wave == 2), b2 = b * (wave == 2))
    theirs <- svycontrast(svytotal(~y1 + b1 + y2 + b2, d), quote(y2 / b2 - y1 / b1))
    stopifnot(all.equal(as.numeric(coef(theirs)), value), all.equal(as.numeric(SE(theirs)), se, tolerance = 1e-7))
  }
  of.observed <- shares(observed)
  confirm(observed, of.observed$value, tell("observed", of.observed$value, of.observed$z))
  if (is.null(equal)) return()
  of.equal <- shares(equal)
  confirm(equal, of.equal$value, tell("equal", of.equal$value, of.equal$z))
  tell("composition", of.observed$value - of.equal$value, of.observed$z - of.equal$z)
}
