//! Chance that is the same each time: splitmix64. For made-up data only, never for secrets.

/// A stream of numbers that a seed decides.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of this seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0xD1B5_4A32_D192_ED03));
        chance.number();
        chance
    }
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
    /// A number from 0 until, not including, `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1).max(1);
        usize::try_from(self.number() % end).unwrap_or(0)
    }
    /// A number from `first` to `last`, both included.
    pub(super) fn between(&mut self, first: i32, last: i32) -> i32 {
        let width = usize::try_from(last - first + 1).unwrap_or(1);
        first + i32::try_from(self.below(width)).unwrap_or(0)
    }
    /// Whether something that happens so many times in a hundred happens now.
    pub(super) fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }
    /// One of these texts; empty when there are none.
    pub(super) fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts.get(self.below(texts.len())).copied().unwrap_or_default()
    }
}
