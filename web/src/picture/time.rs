//! Times as people read them, and where they stand in a picture.

/// `0:00`, `12:30`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds with at most one decimal.
pub fn short(seconds: f64) -> String {
    let rounded = (seconds * 10.0).round() / 10.0;
    format!("{rounded}")
}

/// The part of a whole, as SVG takes it.
pub fn percent(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 { part / whole } else { 0.0 };
    format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
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
