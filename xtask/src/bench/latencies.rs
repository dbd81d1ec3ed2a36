//! How long answers took. Every one is kept: a run has some ten thousand, and a percentile of a histogram's rounded
//! boxes would be one more thing to doubt.

use std::time::Duration;

#[derive(Default, Clone)]
pub struct Latencies {
    micros: Vec<u32>,
    sorted: bool,
}

impl Latencies {
    pub fn add(&mut self, took: Duration) {
        self.micros.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
        self.sorted = false;
    }
    pub fn join(&mut self, other: &Self) {
        self.micros.extend_from_slice(&other.micros);
        self.sorted = false;
    }
    pub fn count(&self) -> usize {
        self.micros.len()
    }
    /// In milliseconds; 0 when there was none.
    pub fn percentile(&mut self, percent: f64) -> f64 {
        if !self.sorted {
            self.micros.sort_unstable();
            self.sorted = true;
        }
        let rank = (self.micros.len() as f64 * percent / 100.0).ceil() as usize;
        self.micros.get(rank.saturating_sub(1)).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_list() {
        let mut latencies = Latencies::default();
        (1..=200).rev().for_each(|millis| latencies.add(Duration::from_millis(millis)));
        assert!((latencies.percentile(50.0) - 100.0).abs() < 0.01);
        assert!((latencies.percentile(99.0) - 198.0).abs() < 0.01);
        assert!(Latencies::default().percentile(99.0) < 0.01);
    }
}
