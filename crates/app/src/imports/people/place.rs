//! Where a person is supported: a new place in the service, or a change of the one there is.

use domain::{
    Day,
    ids::{PlacementId, StageId},
};

use super::{PersonLine, plan::Plan};
use crate::imports::{persons::PersonHere, places::Team, rows::PlacementRow};

/// Where a person comes to be supported.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::imports) struct Place {
    pub(super) team: Option<Team>,
    pub(super) stage: Option<StageId>,
    pub(super) from: Day,
}

/// What becomes of a person's place in the service.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::imports) enum PlaceStep {
    Same,
    Add(Place),
    Change {
        placement: PlacementId,
        version: i64,
        team: Option<Team>,
        stage: Option<StageId>,
        from: Option<Day>,
    },
}

impl Plan<'_> {
    /// A new place in the service; what is wrong with it is named.
    pub(super) fn place(&mut self, at: usize, line: &PersonLine) -> Option<Place> {
        let from = line.from.unwrap_or(self.today);
        let good = self.is_good_start(at, line, from);
        let team = line.team.as_ref().map(|name| self.places.team(&mut self.sheet, at, name));
        let stage = line.stage.as_ref().map(|name| self.places.stage(&mut self.sheet, at, name));
        let missing = matches!(team, Some(None)) || matches!(stage, Some(None));
        (good && !missing).then(|| Place { team: team.flatten(), stage: stage.flatten(), from })
    }

    fn is_good_start(&mut self, at: usize, line: &PersonLine, from: Day) -> bool {
        if from > self.today.plus_days(365) {
            self.sheet.complain(at, "from", "Write a day within a year from today.");
        } else if line.born_on.is_some_and(|born| from < born) {
            self.sheet.complain(at, "from", "This is before the date of birth. Correct one of the two.");
        } else {
            return true;
        }
        false
    }

    /// The place beside the one there is; what is wrong with it is named.
    pub(super) fn place_beside(
        &mut self,
        at: usize,
        line: &PersonLine,
        person: &PersonHere,
    ) -> Option<PlaceStep> {
        let Some(there) = person.place_in(self.service, self.today) else {
            let place = self.place(at, line)?;
            let ended = person
                .placements
                .iter()
                .filter(|row| row.service == self.service)
                .filter_map(|row| row.ends_on)
                .max();
            if let Some(ended) = ended.filter(|ended| place.from < *ended) {
                let todo = format!(
                    "Their time in this service before ended on {}. Write that day or a later one.",
                    ended.long()
                );
                self.sheet.complain(at, "from", todo);
                return None;
            }
            return Some(PlaceStep::Add(place));
        };
        let team = match &line.team {
            Some(name) => Some(self.places.team(&mut self.sheet, at, name)?),
            None => None,
        };
        let stage = match &line.stage {
            Some(name) => Some(self.places.stage(&mut self.sheet, at, name)?),
            None => None,
        };
        let from = line.from.filter(|from| *from != there.starts_on);
        if let Some(from) = from
            && !(self.is_good_start(at, line, from) && self.fits_tenures(at, from, there))
        {
            return None;
        }
        let team = team.filter(|team| there.team.map(Team::Here).as_ref() != Some(team));
        let stage = stage.filter(|stage| there.stage != Some(*stage));
        if team.is_none() && stage.is_none() && from.is_none() {
            return Some(PlaceStep::Same);
        }
        Some(PlaceStep::Change { placement: there.id, version: there.version, team, stage, from })
    }

    fn fits_tenures(&mut self, at: usize, from: Day, there: &PlacementRow) -> bool {
        let todo = match (there.first_tenure, there.ends_on) {
            (Some(first), _) if first < from => {
                format!("A key worker is named from {}. Write that day or an earlier one.", first.long())
            }
            (_, Some(ends)) if ends <= from => {
                format!("Their time in this service ends on {}. Write an earlier day.", ends.long())
            }
            _ => return true,
        };
        self.sheet.complain(at, "from", todo);
        false
    }
}

/// What changes, for a reader.
pub(super) fn place_labels(place: &PlaceStep) -> Vec<&'static str> {
    match place {
        PlaceStep::Same => Vec::new(),
        PlaceStep::Add(_) => vec!["supported by this service too"],
        PlaceStep::Change { team, stage, from, .. } => {
            let all =
                [("team", team.is_some()), ("stage", stage.is_some()), ("supported since", from.is_some())];
            all.into_iter().filter(|(_, changed)| *changed).map(|(label, _)| label).collect()
        }
    }
}
