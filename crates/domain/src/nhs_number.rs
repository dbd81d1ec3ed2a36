//! The NHS number: ten digits, the last a check on the others (modulus 11). Source: NHS Data Dictionary.

use std::fmt;

/// An NHS number whose check digit is right. It says nothing of whether the number was traced.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NhsNumber(String);

/// Why a text is not an NHS number. Shown as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnNhsNumber {
    #[error("Enter an NHS number with 10 digits, like 999 000 0018")]
    NotTenDigits,
    #[error("Check the NHS number: its last digit does not fit the others, so one of them is wrong")]
    CheckDigit,
}

impl NhsNumber {
    /// Reads what was typed; spaces and hyphens do not matter.
    pub fn read(text: &str) -> Result<Self, NotAnNhsNumber> {
        let digits: String =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–')).collect();
        if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAnNhsNumber::NotTenDigits);
        }
        let values: Vec<u32> = digits.bytes().map(|byte| u32::from(byte - b'0')).collect();
        let sum: u32 = values.iter().take(9).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
        let check = match 11 - sum % 11 {
            11 => 0,
            check => check,
        };
        // Ten equal digits pass the sum, and are what people type when they have no number.
        let junk = values.iter().all(|digit| *digit == values[0]);
        if check == values[9] && !junk { Ok(Self(digits)) } else { Err(NotAnNhsNumber::CheckDigit) }
    }
    /// The ten digits, as stored.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// In groups of 3, 3 and 4, as it is read out.
impl fmt::Display for NhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: Result<&str, NotAnNhsNumber>) {
        assert_eq!(
            NhsNumber::read(text).map(|number| number.to_string()).as_deref(),
            wanted.as_ref().map(|t| *t),
            "{text}"
        );
    }

    #[test]
    fn the_check_digit_decides() {
        check("999 000 0018", Ok("999 000 0018"));
        check("999-000-0050", Ok("999 000 0050"));
        check(" 9434765919 ", Ok("943 476 5919"));
        check("4010232137", Ok("401 023 2137"));
        for wrong in
            ["9434765918", "9876543211", "9912003890", "9111111124", "9990000140", "1234567890", "0000000000"]
        {
            check(wrong, Err(NotAnNhsNumber::CheckDigit));
        }
        for wrong in ["", "999", "99900000181", "999000001X", "９９９０００００１８"] {
            check(wrong, Err(NotAnNhsNumber::NotTenDigits));
        }
    }

    proptest::proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(number in 9_990_000_000_u64..10_000_000_000, place in 0_usize..10, change in 1_u8..10) {
            if let Ok(good) = NhsNumber::read(&number.to_string()) {
                let mut digits = good.digits().as_bytes().to_vec();
                digits[place] = b'0' + (digits[place] - b'0' + change) % 10;
                let text = String::from_utf8(digits).expect("digits");
                proptest::prop_assert!(NhsNumber::read(&text).is_err());
            }
        }
    }
}
