//! The pictures of the main menu: outlines in the colour of the words beside them, hidden from screen readers.

use crate::Safe;

/// The picture with this name.
pub fn icon(name: &str) -> Safe {
    let shape = match name {
        "people" => {
            "<circle cx=\"9\" cy=\"8\" r=\"4\"/><path d=\"M2 21v-2a7 7 0 0 1 14 0v2M16 4.200a4 4 0 0 1 0 7.600M19 14a7 7 0 0 1 3 5v2\"/>"
        }
        "search" => "<circle cx=\"10.5\" cy=\"10.5\" r=\"7\"/><path d=\"m15.5 15.5 6 6\"/>",
        "record" => "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 7v10M7 12h10\"/>",
        "team" => "<path d=\"M3 11 12 3l9 8M5 9.500V21h14V9.500M9.500 21v-6h5v6\"/>",
        _ => "<path d=\"M4 6h16M4 12h16M4 18h16\"/>",
    };
    Safe(format!(
        "<svg class=\"kw-nav__icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>"
    ))
}
