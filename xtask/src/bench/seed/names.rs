//! Made-up people: names as common and as rare as in life, so that a search by three letters finds some and not all.

use super::Chance;

const FIRST: &[&str] = &[
    "Aisha", "Alan", "Amara", "Anna", "Arthur", "Ben", "Bridget", "Callum", "Carol", "Chloe", "Daniel",
    "David", "Deborah", "Dylan", "Eileen", "Ellie", "Emma", "Fatima", "Frank", "Freya", "George", "Grace",
    "Hannah", "Harry", "Helen", "Ibrahim", "Isla", "Jack", "James", "Jean", "Joan", "Joe", "Karen", "Keith",
    "Leila", "Liam", "Lucy", "Margaret", "Maria", "Mark", "Mira", "Mohammed", "Nadia", "Noah", "Nora",
    "Olivia", "Oscar", "Patricia", "Paul", "Peter", "Priya", "Rachel", "Ravi", "Rosie", "Ruth", "Sam",
    "Sarah", "Sean", "Sophie", "Tariq", "Thomas", "Uma", "Victor", "Wendy", "Yusuf", "Zoe",
];
const BEGIN: &[&str] = &[
    "Ash", "Bar", "Black", "Bram", "Car", "Clay", "Dal", "Dun", "East", "Fair", "Gar", "Glen", "Had", "Hart",
    "Hol", "In", "Kel", "Kirk", "Lang", "Lin", "Mar", "Mel", "Nor", "Oak", "Pem", "Pres", "Rad", "Red",
    "Shaw", "Stan", "Thorn", "Tre", "Up", "Wal", "Wes", "Whit", "Win", "Yar",
];
const END: &[&str] = &[
    "berry", "borne", "bridge", "bury", "by", "combe", "den", "field", "ford", "gate", "ham", "hurst", "ley",
    "man", "more", "ridge", "row", "shaw", "son", "stead", "ton", "wick", "wood", "worth",
];

/// The name of a person or member of staff.
pub fn name(number: usize) -> String {
    let mut chance = Chance::new(number as u64 ^ 0x006e_616d_6500);
    let (first, begin, end) = (chance.one_of(FIRST), chance.one_of(BEGIN), chance.one_of(END));
    format!("{first} {begin}{end}")
}

/// A number from the range that is never given to anybody, where one of its ten digits works out.
pub fn nhs_number(person: usize) -> Option<String> {
    let nine = format!("999{person:06}");
    let sum: usize = nine.bytes().zip((2..=10).rev()).map(|(digit, by)| usize::from(digit - b'0') * by).sum();
    match 11 - sum % 11 {
        10 => None,
        11 => Some(format!("{nine}0")),
        check => Some(format!("{nine}{check}")),
    }
}

/// What somebody wrote, of about so many characters.
pub fn words(chance: &mut Chance, characters: usize) -> String {
    const WORDS: &[&str] = &[
        "talked",
        "about",
        "the",
        "week",
        "and",
        "college",
        "went",
        "well",
        "walked",
        "to",
        "town",
        "likes",
        "quiet",
        "mornings",
        "rang",
        "mum",
        "asked",
        "for",
        "pictures",
        "with",
        "short",
        "sentences",
        "plans",
        "a",
        "visit",
        "on",
        "Friday",
        "was",
        "tired",
        "but",
        "cheerful",
        "wants",
        "new",
        "shoes",
        "cooked",
    ];
    let mut text = String::new();
    while text.len() < characters {
        text.push_str(chance.one_of(WORDS));
        text.push(' ');
    }
    text.truncate(text.trim_end().len());
    text
}
