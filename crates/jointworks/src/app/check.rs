//! Validate a programme; judge a plan of it; prove its bound.

use std::path::{Path, PathBuf};

use model::certificate::{Certificate, prove};
use model::finding::any_error;
use model::{Code, Finding, Money, Plan, Programme};
use store::{Source, Sources};

use crate::app::published;

/// What to check.
pub(crate) struct Request {
    /// The programme's folder.
    pub(crate) folder: PathBuf,
    /// A plan of it.
    pub(crate) plan: Option<PathBuf>,
    /// The proof of the plan's bound; none = `certificate.json` beside the plan, if it is there.
    pub(crate) certificate: Option<PathBuf>,
}

/// What was found.
pub(crate) struct Checked {
    /// The programme, if it can be planned.
    pub(crate) programme: Option<Programme>,
    /// Findings of the programme's files.
    pub(crate) findings: Vec<Finding>,
    /// The files' text, for drawing.
    pub(crate) sources: Sources,
    /// What is to be said of the plan, if one was given and the programme can be planned.
    pub(crate) plan: Option<Judged>,
}

/// A plan and its proof, judged.
pub(crate) struct Judged {
    /// The plan, if its file could be read.
    pub(crate) plan: Option<Plan>,
    /// Findings of the plan; it is legal if none is an error.
    pub(crate) findings: Vec<Finding>,
    /// Whether its bound is proven.
    pub(crate) proof: Proof,
}

/// What a certificate is good for.
pub(crate) enum Proof {
    /// There is none.
    Absent,
    /// No plan is worth more than this.
    Good(Money),
    /// It does not prove the plan's bound.
    Bad(Vec<Finding>),
}

impl Judged {
    /// Whether every rule holds.
    pub(crate) fn is_legal(&self) -> bool {
        self.plan.is_some() && !any_error(&self.findings)
    }
}

impl Checked {
    /// Whether there is no error in anything that was checked.
    pub(crate) fn is_good(&self) -> bool {
        let plan = self
            .plan
            .as_ref()
            .is_none_or(|judged| judged.is_legal() && !matches!(judged.proof, Proof::Bad(_)));
        !any_error(&self.findings) && plan
    }
}

/// Checks.
pub(crate) fn check(request: &Request) -> Checked {
    let opened = store::open(Source::at(&request.folder));
    let plan = match (&opened.programme, &request.plan) {
        (Some(programme), Some(path)) => Some(judge_file(programme, path, request.certificate.as_deref())),
        _ => None,
    };
    Checked { programme: opened.programme, findings: opened.findings, sources: opened.sources, plan }
}

fn judge_file(programme: &Programme, path: &Path, certificate: Option<&Path>) -> Judged {
    let plan = match store::load_plan(path) {
        Ok(plan) => plan,
        Err(findings) => return Judged { plan: None, findings, proof: Proof::Absent },
    };
    let beside = path.with_file_name("certificate.json");
    let proof = match certificate {
        None if !beside.exists() => Proof::Absent,
        given => match store::load_certificate(given.unwrap_or(&beside)) {
            Ok(certificate) => proof(programme, &plan, &certificate),
            Err(findings) => Proof::Bad(findings),
        },
    };
    let findings = published::judged(programme, &plan, path);
    Judged { plan: Some(plan), findings, proof }
}

/// Whether a certificate proves the bound of a plan: that bound and no other, for a plan that claims less than is proven has been
/// changed as surely as one that claims more.
pub(crate) fn proof(programme: &Programme, plan: &Plan, certificate: &Certificate) -> Proof {
    match prove(programme, certificate) {
        Ok(proven) if proven <= plan.bound && plan.bound == certificate.bound => Proof::Good(proven),
        Ok(proven) => {
            let stands_for = if proven <= plan.bound { certificate.bound } else { proven };
            let finding = Finding::new(Code::CertificateBound, "certificate");
            Proof::Bad(vec![finding.with("claimed", plan.bound).with("proven", stands_for)])
        }
        Err(findings) => Proof::Bad(findings),
    }
}
