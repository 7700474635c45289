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

change <- function(add, data, survey, frame) {
  if (!all(1:2 %in% data$wave[data$b > 0])) return()
  both <- do.call(rbind, lapply(1:2, function(w) units(data[data$wave == w, ], survey, 1)))
  both$wave <- factor(both$wave)
  both$row <- seq_len(nrow(both))
  observed <- svydesign(ids = ~commune, weights = ~weight, fpc = ~size, data = both)
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
  df <- length(unique(both$commune)) - 1
  t <- qt((1 + as.numeric(survey$level)) / 2, df)
  tell <- function(name, value, z) {
    z <- tapply(z, both$commune, sum)
    se <- sqrt((1 - length(z) / as.numeric(survey$size)) * length(z) * var(z))
    add(paste("change", name, "value"), value)
    add(paste("change", name, "se"), se)
    add(paste("change", name, "lower"), value - t * se)
    add(paste("change", name, "upper"), value + t * se)
    add(paste("change", name, "p"), 2 * pt(-abs(value) / se, df))
    se
  }
  # The same figure by survey's own functions.
  confirm <- function(design, value, se) {
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
