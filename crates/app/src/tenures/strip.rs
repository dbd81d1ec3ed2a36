//! The history strip: a picture, and the same as a table.

use domain::{
    Day,
    one_of::OneOf,
    tenure::{Block, Kind, Stretch, strip},
};
use web::Safe;

use super::sql::{PlacementRow, TenureRow};

/// The strip of one service.
pub(crate) struct Strip {
    pub(crate) service: String,
    pub(crate) title: String,
    pub(crate) rows: Vec<StripRow>,
    pub(crate) sentence: String,
    pub(crate) picture: Safe,
}

/// A line of the table, in the order of days.
pub(crate) struct StripRow {
    pub(crate) number: usize,
    pub(crate) stretch: Stretch,
    pub(crate) who: Option<TenureRow>,
    pub(crate) state: &'static str,
    pub(crate) days: i32,
}

pub(crate) fn of(placement: &PlacementRow, tenures: &[TenureRow], today: Day) -> Strip {
    let within = Stretch { from: placement.starts_on, until: placement.ends_on };
    let mine = |row: &&TenureRow| row.placement == placement.id;
    let held: Vec<(Stretch, TenureRow)> = tenures
        .iter()
        .filter(mine)
        .filter(|row| row.kind == Kind::KeyWorker.code())
        .map(|row| (row.stretch(), row.clone()))
        .collect();
    let blocks = strip(within, held);
    let rows: Vec<StripRow> =
        blocks.into_iter().enumerate().map(|(n, block)| row(n + 1, block, today)).collect();
    let word = &placement.key_worker_plural;
    Strip {
        service: placement.service_name.clone(),
        title: placement.key_worker_singular.clone(),
        sentence: sentence(&rows, &placement.key_worker_singular, word, placement.starts_on),
        picture: picture(&rows, placement.starts_on, today),
        rows,
    }
}

fn row(number: usize, block: Block<TenureRow>, today: Day) -> StripRow {
    let (stretch, who) = match block {
        Block::Held(stretch, who) => (stretch, Some(who)),
        Block::Gap(stretch) => (stretch, None),
    };
    let state = if stretch.from > today {
        "Planned"
    } else if stretch.includes(today) {
        "Now"
    } else {
        "Past"
    };
    let days = stretch
        .until
        .map_or(today, |until| until.min(today.max(stretch.from)))
        .days_since(stretch.from)
        .max(0);
    StripRow { number, stretch, who, state, days }
}

fn sentence(rows: &[StripRow], one: &str, many: &str, since: Day) -> String {
    let holders = rows.iter().filter(|row| row.who.is_some() && row.state != "Planned").count();
    let noun = if holders == 1 { one } else { many };
    let gap = rows
        .iter()
        .filter(|row| row.who.is_none() && row.state != "Planned")
        .map(|row| row.days)
        .max()
        .unwrap_or(0);
    let gaps = match gap {
        0 => "No gaps.".to_owned(),
        1 => "Longest gap: 1 day.".to_owned(),
        days => format!("Longest gap: {days} days."),
    };
    format!("{holders} {noun} since {}. {gaps}", since.long())
}

/// Drawn in percent of the width, with numbers that match the table. It says nothing that the table does not.
fn picture(rows: &[StripRow], start: Day, today: Day) -> Safe {
    let last =
        rows.iter().filter_map(|row| row.stretch.until).max().unwrap_or(today).max(today.plus_days(30));
    let span = f64::from(last.days_since(start).max(1));
    let at = |day: Day| f64::from(day.days_since(start).max(0)) * 100.0 / span;
    let mut out = String::from("<svg aria-hidden=\"true\" focusable=\"false\">");
    for row in rows {
        let (from, to) =
            (at(row.stretch.from), at(row.stretch.until.unwrap_or(last)).max(at(row.stretch.from) + 0.6));
        let (class, y, height) = if row.who.is_some() { ("block", 2, 44) } else { ("gap", 6, 36) };
        let number = if row.who.is_some() { "" } else { " kw-strip__number--gap" };
        out += &format!(
            "<rect class=\"kw-strip__{class}\" x=\"{from:.1}%\" y=\"{y}\" width=\"{:.1}%\" height=\"{height}\"/>",
            to - from
        );
        if to - from > 4.0 {
            out += &format!(
                "<text class=\"kw-strip__number{number}\" x=\"{:.1}%\" y=\"30\" text-anchor=\"middle\">{}</text>",
                f64::midpoint(from, to),
                row.number
            );
        }
    }
    out += "<line class=\"kw-strip__axis\" x1=\"0\" x2=\"100%\" y1=\"50.5\" y2=\"50.5\"/>";
    for year in start.parts().0..=last.parts().0 {
        let Some(first) = Day::new(year, 1, 1).map(|first| first.max(start)) else { continue };
        let next = Day::new(year + 1, 1, 1).map_or(100.0, at);
        // On a phone a year needs a seventh of the width; one with less room is left out.
        if at(first) < 88.0 && next - at(first) > 14.0 {
            out += &format!(
                "<line class=\"kw-strip__axis\" x1=\"{0:.1}%\" x2=\"{0:.1}%\" y1=\"50\" y2=\"57\"/><text class=\"kw-strip__year\" x=\"{0:.1}%\" dx=\"4\" y=\"72\">{year}</text>",
                at(first)
            );
        }
    }
    Safe(out + "</svg>")
}
