# What compare.R works out of a survey beside its figures: who answered, what OPSN territories have to do with it, and
# what the frame cannot explain. From the formulas, on the units of compare.R; add takes a name and a value.

# Log-odds fitted to main effects in all cells; where all or none of a level count, log(2n + 1) either way, n being its
# units.
main.effects <- function(cells, by, trials, events, units = trials) {
  logits <- rep(NA, nrow(cells))
  left <- rep(TRUE, nrow(cells))
  repeat {
    before <- sum(left)
    for (level in cells[by]) {
      some <- level[left & events > 0]
      others <- level[left & events < trials]
      out <- left & !(level %in% some & level %in% others)
      far <- log(2 * ave(units[out], level[out], FUN = sum) + 1)
      logits[out] <- ifelse(level[out] %in% some, far, ifelse(level[out] %in% others, -far, NA))
      left <- left & !out
    }
    if (sum(left) == before) break
  }
  if (!any(left)) return(list(logits = logits))
  several <- by[sapply(cells[left, by, drop = FALSE], function(level) length(unique(level)) > 1)]
  x <- model.matrix(reformulate(c("1", several)), cells[left, , drop = FALSE])
  met <- trials[left] > 0
  fit <- glm.fit(x[met, , drop = FALSE], (events / trials)[left][met], trials[left][met], family = binomial(),
                 control = list(epsilon = 1e-15, maxit = 200))
  beta <- ifelse(is.na(fit$coefficients), 0, fit$coefficients)
  logits[left] <- pmax(-15, pmin(15, x %*% beta))
  list(logits = logits, x = x, rho = plogis(as.numeric(x %*% beta)), whole = all(left))
}

# A number fitted to main effects, in some cells.
least.squares <- function(rows, by, w, cells) {
  several <- by[sapply(rows[by], function(level) length(unique(level)) > 1)]
  rows$w <- w
  fit <- lm(reformulate(c("1", several), "y"), rows, weights = w)
  suppressWarnings(predict(fit, cells))
}

# How much propensities differ: the parameters of a saturated model are the propensities themselves.
representativity <- function(add, name, frame, by) {
  size <- frame$Freq
  everyone <- sum(size)
  if (name == "saturated") {
    rho <- frame$n / size
    z <- diag(nrow(frame))
    covariance <- diag(rho * (1 - rho) / size)
  } else {
    fit <- main.effects(frame, by, size, frame$n)
    if (!isTRUE(fit$whole)) return()
    rho <- fit$rho
    z <- rho * (1 - rho) * fit$x
    covariance <- solve(crossprod(fit$x, size * rho * (1 - rho) * fit$x))
  }
  share <- size / everyone
  mean <- sum(share * rho)
  spread <- sum(size * (rho - mean)^2) / (everyone - 1)
  sampling <- sum(share * rowSums((z %*% covariance) * z))
  adjusted <- sqrt(max(0, spread - sampling))
  centred <- sweep(z, 2, colSums(share * z))
  a <- colSums(share * centred * (rho - mean))
  product <- covariance %*% crossprod(centred, share * centred)
  of.r <- (4 * sum(a * (covariance %*% a)) + 2 * sum(diag(product %*% product))) / sum(share * (rho - mean)^2)
  add(paste(name, "rate"), mean)
  add(paste(name, "r"), 1 - 2 * sqrt(spread))
  add(paste(name, "adjusted r"), 1 - 2 * adjusted)
  add(paste(name, "se of r"), sqrt(of.r))
  add(paste(name, "cv"), sqrt(spread) / mean)
  add(paste(name, "adjusted cv"), adjusted / mean)
  add(paste(name, "se of cv"), sqrt(of.r / (4 * mean^2) + (adjusted / mean)^4 / everyone))
  for (d in by) {
    level <- frame[[d]]
    of <- function(values, group) ave(share * values, group, FUN = sum)
    others <- do.call(paste, frame[setdiff(by, d)])
    at.level <- of(rho, level) / of(1, level)
    within <- share * (rho - of(rho, others) / of(1, others))^2
    add(paste(name, d, "unconditional"), sqrt(sum(share * (at.level - mean)^2)))
    add(paste(name, d, "conditional"), sqrt(sum(within)))
    for (one in unique(level)) {
      at <- level == one
      add(paste(name, d, one, "unconditional"), sqrt(sum(share[at])) * (at.level[at][1] - mean))
      add(paste(name, d, one, "conditional"), sqrt(sum(within[at])))
    }
  }
}

opsn.weight <- function(add, data, frame) {
  frame <- subset(frame, opsn != "UNKNOWN")
  population <- tapply(frame$Freq, frame$opsn, sum)
  whole <- sum(population)
  who <- data[!duplicated(data$commune), ]
  answered <- table(factor(who$opsn, names(population)))
  n <- sum(answered)
  inside <- population[["INSIDE"]] / whole
  among <- answered[["INSIDE"]] / n
  add("opsn ratio", among / inside)
  add("opsn difference", among - inside)
  add("opsn h", 2 * asin(sqrt(among)) - 2 * asin(sqrt(inside)))
  tail <- function(...) phyper(answered[["INSIDE"]] - 1, population[["INSIDE"]], population[["OUTSIDE"]], n, ...)
  add("opsn upper", tail(lower.tail = FALSE))
  chances <- dhyper(0:n, population[["INSIDE"]], population[["OUTSIDE"]], n)
  add("opsn two-sided", sum(chances[chances <= chances[answered[["INSIDE"]] + 1] * (1 + 1e-7)]))
  # Influences of communes on the observed figure and on that which is post-stratified on OPSN.
  w <- data$weight
  observed <- sum(w * data$y) / sum(w * data$b)
  g <- ifelse(data$opsn == "UNKNOWN", 0, as.numeric(population[data$opsn]) / ave(w, data$opsn, FUN = sum))
  base <- sum(g * w * data$b)
  adjusted <- sum(g * w * data$y) / base
  e <- (data$y - adjusted * data$b) / base
  e <- e - ave(w * e, data$opsn, FUN = sum) / ave(w, data$opsn, FUN = sum)
  error <- function(z) sqrt(variance.of.sum(w * z, data))
  of.observed <- (data$y - observed * data$b) / sum(w * data$b)
  ratio <- abs(observed - adjusted) / error(of.observed)
  add("shift value", observed - adjusted)
  add("shift se", error(of.observed - g * e))
  add("shift ratio", ratio)
  add("shift coverage", pnorm(qnorm(.975) - ratio) - pnorm(qnorm(.025) - ratio))
}

# Worst case, what selection by the answer itself would do, and defects of the frame's variables.
selection <- function(add, data, frame, by, unit) {
  in.base <- data[data$b > 0, ]
  members <- sum(frame$Freq)
  responding <- length(unique(in.base$commune)) / members
  w <- in.base$weight
  p <- sum(w * in.base$y) / sum(w)
  low <- if (unit == "share") 0 else -50
  width <- if (unit == "share") 1 else 450
  add("worst lower", low + width * responding * (p - low) / width)
  add("worst upper", low + width * (responding * (p - low) / width + 1 - responding))
  n <- length(unique(data$commune))
  for (d in by) {
    for (level in unique(frame[[d]])) {
      share <- sum(frame$Freq[frame[[d]] == level]) / members
      among <- length(unique(data$commune[data[[d]] == level])) / n
      add(paste("defect", level), (among - share) / sqrt((members - n) / n * share * (1 - share)))
      add(paste("size", level), min(sum(w)^2 / sum(w^2), share * (1 - share) / (among - share)^2))
    }
  }
  cells <- aggregate(frame["Freq"], frame[by], sum)
  key <- function(rows) do.call(paste, rows[by])
  total <- function(values) {
    sums <- as.numeric(tapply(values, key(in.base), sum)[key(cells)])
    ifelse(is.na(sums), 0, sums)
  }
  base <- total(w)
  count <- total(w * in.base$y)
  communes <- total(as.numeric(!duplicated(in.base$commune)))
  met <- Reduce(`&`, lapply(by, function(d) cells[[d]] %in% in.base[[d]]))
  x <- rep(NA, nrow(cells))
  if (unit != "share") {
    x[met] <- least.squares(in.base, by, w, cells[met, ])
  } else if (0 < p && p < 1) {
    x[met] <- main.effects(cells[met, ], by, base[met], count[met], communes[met])$logits
  } else {
    return()
  }
  rest <- ifelse(is.na(x), 0, cells$Freq - communes)
  x[is.na(x)] <- 0
  mean.of <- function(weights) sum(weights * x) / sum(weights)
  variance.of <- function(weights) sum(weights * (x - mean.of(weights))^2) / sum(weights)
  s <- variance.of(base)
  f <- sum(communes) / (sum(communes) + sum(rest))
  if (unit != "share") {
    spread <- sum(w * (in.base$y - p)^2) / sum(w)
    if (s < 1e-12 * spread) return()
    r <- sqrt(s / spread)
    for (phi in c(0, .5, 1)) {
      g <- (phi + (1 - phi) * r) / (phi * r + 1 - phi)
      add(paste("mubp", phi), sqrt(spread / s) * g * (1 - f) * (mean.of(base) - mean.of(rest)))
    }
    return()
  }
  r <- min(1, (mean.of(count) - mean.of(base - count)) / sqrt(s) * p * (1 - p) / dnorm(qnorm(p)))
  if (s < 1e-12) return()
  for (phi in c(0, .5, 1)) {
    g <- (phi + (1 - phi) * r) / (phi * r + 1 - phi)
    mean <- qnorm(p) + g * (mean.of(rest) - mean.of(base)) / sqrt(s)
    variance <- 1 + g^2 * (variance.of(rest) - s) / s
    add(paste("mubp", phi), p - (f * p + (1 - f) * pnorm(mean / sqrt(max(0, variance)))))
  }
}

# The dimensions that are looked at.
coverage <- function(adjustment) c("band", "opsn", if (adjustment %in% c("REGION", "RAKING")) "region")

diagnose <- function(add, code, data, frame, adjustment) {
  of.code <- function(name, value) add(paste(code, name), value)
  opsn.weight(of.code, data, frame)
  selection(of.code, data, frame, coverage(adjustment), if (code == "mean") "mean" else "share")
  if (code == "yes") {
    all <- c("region", "band", "opsn")
    cells <- aggregate(frame["Freq"], frame[all], sum)
    who <- data[!duplicated(data$commune), ]
    cells$n <- as.numeric(table(factor(do.call(paste, who[all]), do.call(paste, cells[all]))))
    representativity(of.code, "saturated", cells, all)
    representativity(of.code, "main", cells, all)
  }
}
