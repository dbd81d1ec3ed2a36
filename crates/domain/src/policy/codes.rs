//! The coded lists that rules and facts share.

use crate::{one_of, one_of_by_code};

one_of! {
    /// How near someone is to an admission, on a Dynamic Support Register. Source: NHS England's rating tool as
    /// councils and ICBs restate it (DSR-05).
    pub enum Rating {
        Red = "red", "Red: admission is close";
        Amber = "amber", "Amber: admission is likely without help soon";
        Green = "green", "Green: some risk, well managed";
        Blue = "blue", "Blue: in a mental health hospital";
        /// No longer on the register.
        Removed = "removed", "No longer on the register";
    }
}

one_of! {
    /// What somebody has been found able to do. The list follows the competence gate in appendix A of the domain
    /// reference.
    pub enum Competence {
        CareCertificate = "care_certificate", "Care Certificate";
        CarePlanning = "care_planning", "Care planning";
        NeedsAssessment = "needs_assessment", "Needs assessment";
        /// Practice after the Care Certificate, as long as the service's policy asks.
        FurtherExperience = "further_experience", "Further experience";
        KeyWorkerAssessed = "key_worker_assessed", "Assessed as able to be a key worker";
        SupervisedSignOff = "supervised_sign_off", "Signed off after supervised practice";
        Medication = "medication", "Medication";
        Safeguarding = "safeguarding", "Safeguarding";
        MentalCapacity = "mental_capacity", "Mental capacity";
        LearningDisabilityAndAutism = "learning_disability_and_autism", "Learning disability and autism";
        /// On the register of a clinical profession, for services whose key workers are clinicians (NG211).
        ClinicalRegistration = "clinical_registration", "Registration as a clinician";
    }
}

one_of! {
    /// Whom a rule about workers means.
    pub enum Who {
        KeyWorkers = "key_workers", "Key workers";
        /// Employed and agency staff; volunteers are not staff.
        AllStaff = "all_staff", "All staff";
    }
}

one_of! {
    /// On what footing somebody works in the service (F11).
    pub enum Standing {
        Staff = "staff", "Staff";
        Volunteer = "volunteer", "Volunteers";
        Agency = "agency", "Agency and bank staff";
    }
}

one_of! {
    /// What is done again and again for a person.
    pub enum Periodic {
        NeedsAssessment = "needs_assessment", "Needs assessment";
        Plan = "plan", "Plan";
        Review = "review", "Review";
        LifePlanMeeting = "life_plan_meeting", "Life plan meeting";
        Goals = "goals", "Look at the goals";
        Taster = "taster", "Taster session";
        Report = "report", "Report to the team leader";
        SupportRecords = "support_records", "Check of the support records";
        RecordCheck = "record_check", "Check that the record is up to date";
        SelfMedication = "self_medication", "Look at managing medicines";
        Money = "money", "Look at managing money";
        Beliefs = "beliefs", "Look at beliefs and culture";
        HealthCheck = "health_check", "Health check";
        RehabilitationPlan = "rehabilitation_plan", "Rehabilitation plan";
        Register = "register", "Look at the register rating";
        CareAndTreatmentReview = "cetr", "Care (education) and treatment review";
    }
}

one_of! {
    /// The parts of a person's life that someone leads on (A7).
    pub enum Domain {
        PhysicalHealth = "physical_health", "Physical health";
        MentalHealth = "mental_health", "Mental health";
        Medicines = "medicines", "Medicines";
        Communication = "communication", "Communication";
        DailyLiving = "daily_living", "Daily living";
        Home = "home", "Home";
        Money = "money", "Money";
        Education = "education", "Education";
        Work = "work", "Work";
        Relationships = "relationships", "Family and friends";
        Beliefs = "beliefs", "Beliefs and culture";
        Safety = "safety", "Safety";
    }
}

one_of_by_code!(Rating, Competence, Who, Standing, Periodic, Domain);
one_of_by_code!(crate::tenure::Kind, crate::person::Excuse);
