//! Times as people read them, and where they stand in a picture.

/// `0:00`, `12:30`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds with at most one decimal.
pub fn short(seconds: f64) -> String {
    let tenths = rounded(seconds * 10.0);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// The part of a whole, as SVG takes it.
pub fn percent(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 { part / whole } else { 0.0 };
    let hundredths = rounded(share.clamp(0.0, 1.0) * 10_000.0);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// At most six round times, from nothing on, that divide the whole.
pub fn ticks(whole: f64) -> Vec<f64> {
    const ROUND: [f64; 16] = [
        1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_200.0, 1_800.0, 3_600.0,
        7_200.0, 14_400.0, 43_200.0,
    ];
    let step = ROUND
        .into_iter()
        .find(|step| whole / step <= 5.0)
        .unwrap_or(whole / 5.0);
    (0_u8..6)
        .map(|nth| f64::from(nth) * step)
        .take_while(|tick| *tick <= whole)
        .collect()
}

/// Rounded. Rust's own way to write fractions would bring large tables along.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` keeps to the range of the integer"
)]
fn rounded(value: f64) -> u64 {
    value.round() as u64
}
