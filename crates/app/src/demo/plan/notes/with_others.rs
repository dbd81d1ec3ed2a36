//! Notes of contacts with family, friends and those who work with the person.

pub(super) const FAMILY_OF_ADULTS: &[&str] = &[
    "{name}'s {family} is coming on {day}, and bringing {meal}.",
    "{name}'s {family} asked how the week was. {name} had said that I may share the good news.",
    "{name}'s {family} is worried about the winter coat. We ordered one together.",
    "{name}'s {family} thanked the team for the birthday. The photos have gone up in the hall.",
    "Agreed with {name}'s {family} that we ring on Sundays, not in the middle of tea.",
    "{name}'s {family} can come to the review if it is after four. {name} wants that too.",
    "{name}'s {family} enjoyed the last visit: an hour of talk, most of it about {like}.",
    "{name}'s {family} had questions about the new tablets. I gave the surgery's number.",
    "{name}'s {family} is having an operation and will not visit for a while. {name} knows.",
    "{name}'s {family} brought the old record player. It still works.",
    "Talked with {name}'s {family} about the holiday. {name} will decide by {day}.",
    "{name}'s {family} felt left out of the last change. I said sorry, and we agreed how to do it better.",
];

pub(super) const FAMILY_OF_THE_YOUNG: &[&str] = &[
    "{name}'s {family} says that bedtimes are calmer since the screens go off early.",
    "Spoke with {name}'s {family}. Three full days at school this week.",
    "{name}'s {family} is very tired. We looked at the short breaks offer together.",
    "{name}'s {family} asked what the review is for. I sent the easy read page.",
    "We talked after the meeting. {name}'s {family} felt heard this time.",
    "{name}'s {family} is waiting for the school transport letter. I chase it on {day}.",
    "A hard weekend at home. {name}'s {family} used the plan, and it was over in an hour.",
    "{name}'s {family} showed me a photo of {name}, beaming. It made my day.",
    "We went through the letter from the hospital line by line with {name}'s {family}.",
    "{name}'s {family} asked about other families nearby. Gave the parent group's times.",
    "{name}'s {family} would like calls after six. Changed it on our list.",
    "{name}'s {family} told me that {name} slept through, for the first time in weeks.",
    "{name}'s {family} worries about the change of class. We visit together on {day}.",
    "Good talk with {name}'s {family} about praise, and about what counts as a win.",
    "{name}'s {family} found the holiday club too loud for {name}. We look at the quiet hour instead.",
];

pub(super) const FAMILY_OF_YOUNG_ADULTS: &[&str] = &[
    "{name}'s {family} rang. {name} had said that it is fine to talk about college, and only that.",
    "Spoke with {name}'s {family} about what changes now that {name} decides. It was a good talk.",
    "{name}'s {family} is proud of how {name} handled last week, and has said so to {name} too.",
    "{name}'s {family} asked who to ring at night. Sent the numbers, as agreed with {name}.",
    "{name}'s {family} will help with the move on {day} and bring {meal}.",
    "{name}'s {family} worries about money. {name} and I will show the budget together.",
    "{name}'s {family} and I agreed what {name} would like us to keep out of. It is a short list.",
    "{name}'s {family} wanted news. I said that {name} would like to give it, and {name} did.",
];

pub(super) const PROFESSIONALS_AT_ELM_HOUSE: &[&str] = &[
    "The nurse came about the sore heel. A cushion in bed until {day}.",
    "Rang the surgery. The blood test is on {day}, first thing, as {name} prefers.",
    "The physiotherapist was pleased with {name}'s walking. New exercises are on the door.",
    "Spoke with the social worker about the review. {name} would like it here, with tea.",
    "The optician's letter has come for {name}: new glasses in two weeks.",
    "The pharmacist will put {name}'s labels in large print from now on.",
    "The community nurse and I went through the plan. {name} sat in and corrected us twice.",
    "The dietitian looked at the menus with {name}. No change to the plan, and praise for the cook.",
    "Booked {name}'s yearly health check for {day}. Sent the one-page profile ahead.",
    "The occupational therapist measured for a rail by the bath. It comes next week.",
    "The chiropodist came. {name} walks more easily this afternoon.",
    "The dentist can visit on {day}. {name} would like me in the room.",
];

pub(super) const PROFESSIONALS_AT_HARBOUR: &[&str] = &[
    "The housing officer confirmed the new window. {name} chooses the blind.",
    "Spoke with the social worker about the review. {name} would like it at home, with biscuits.",
    "Booked {name}'s yearly health check for {day}. Sent the one-page profile ahead.",
    "Sorted the benefits letter with the adviser, with {name} beside me. It took forty minutes.",
    "The community nurse and I went through the plan. {name} sat in and corrected us twice.",
    "The job coach has found a taster day. {name} wants to see the place first.",
    "The surgery has moved the appointment to {day}. {name} has it in the calendar.",
    "The adult education tutor says that {name} helps the others in the group.",
    "The dentist will see {name} first on the list, so that there is no waiting room.",
    "The pharmacist showed us the new blister packs. {name} prefers the old box, and keeps it.",
    "The electrician comes on {day} at ten. {name} would like me there for the first half hour.",
];

pub(super) const PROFESSIONALS_OF_YOUNG_ADULTS: &[&str] = &[
    "The college can offer a quiet start on {day}. I told {name} by text.",
    "The adult team's social worker came to the talk. {name} had five questions ready.",
    "Spoke with the job coach. {name} would like mornings, and work that stays the same.",
    "The doctor's letter has come. {name} read it first, then showed me.",
    "The housing officer explained the tenancy in plain words. {name} asked for it in writing too.",
    "Asked the clinic to write to {name}, and not to {their} {family}. Done.",
    "Everyone around one table today. {name} chaired the first half.",
    "The course tutor says that {name} is doing well and may hand in late after a bad night.",
    "The nurse did the yearly health check at home. {name} has the copy.",
];

pub(super) const PROFESSIONALS_OF_CHILDREN: &[&str] = &[
    "Met the teacher who runs the support room. {name} may go there without asking.",
    "The school nurse has {name}'s plan now, with a photo on the front.",
    "Spoke with the social worker. We agreed who rings {name}'s {family}, so that it is one call and not three.",
    "The psychologist suggested shorter sessions for {name}, and more floor.",
    "The speech therapist left new picture cards. {name} is the expert on them already.",
    "{name}'s teacher has moved the coat peg to the quiet end. A small thing that is not small.",
    "The health visitor will come on {day}. {name}'s {family} would like me there too.",
    "The doctor's letter has come. I read it with {name}'s {family} before filing it.",
    "Chased the transport team for {name}. An answer is promised by {day}.",
    "Everyone around one table today. {name} sent a drawing, and we started with that.",
    "The play worker has a place for {name} on {day}. A look round first, without other children.",
    "The family support worker starts with {name}'s {family} on {day}. We visit together the first time.",
];

pub(super) const PROFESSIONALS_OF_THE_YOUNG: &[&str] = &[
    "Met the teacher who runs the support room. {name} may go there without asking.",
    "The school nurse has the plan now. {name} read it before it went.",
    "Spoke with the social worker. We agreed who rings {name}'s {family}, so that it is one call and not three.",
    "The psychologist suggested shorter sessions. {name} suggested a dog. Both noted.",
    "Rang the ward. Visiting is from four, and {name} may bring music.",
    "The careers adviser talked with {name}, not at {name}. A first, says {name}.",
    "The school will not mark {name} late on the mornings after a bad night. Written down and shared.",
    "The youth worker has kept a place at the group. {name} would like to look first.",
    "The doctor's letter has come. I read it with {name}'s {family} before filing it.",
    "Chased the transport team. An answer is promised by {day}.",
    "Everyone around one table today. {name} sent a drawing, and we started with that.",
    "The family support worker starts on {day}. We visit together the first time.",
];

pub(super) const ADVOCATES: &[&str] = &[
    "{name}'s advocate came. They talked alone for half an hour, then asked me in.",
    "The advocate read {name}'s wishes out at the meeting. All of them are in the plan.",
    "Rang the advocate about {day}. {name} would like to see the papers first, and will.",
    "The advocate and {name} wrote a letter about the front door key.",
    "The advocate asked how decisions are made here. {name} answered before I could.",
];

pub(super) const CARERS: &[&str] = &[
    "Handed over to the evening carer: {name} would like a quiet hour before bed.",
    "The weekend carer says that {name} ate well and laughed a lot.",
    "Showed the new carer how {name} likes the morning to go.",
    "The carer asked how {name} takes {their} tea. {name} showed us both.",
    "Talked with the carer from the day centre. {name} has been teaching others about {like}.",
];
