//! What the image name adds to the words: the same answer means different things on Docker Hub, on
//! ECR and on a laptop.

use super::Finding;
use super::Likelihood::{Likely, Possible};
use super::cause::{self, Row};
use super::image_name::ImageName;
use super::pattern::add;

pub(super) fn refine(lower: &str, image: &ImageName, findings: &mut Vec<Finding>) {
    let has = |findings: &[Finding], rows: &[&'static Row]| {
        findings
            .iter()
            .any(|finding| rows.iter().any(|row| row.code == finding.row.code))
    };
    let refused = has(
        findings,
        &[
            &cause::NO_CREDENTIALS,
            &cause::UNAUTHORIZED,
            &cause::FORBIDDEN,
            &cause::NO_BASIC_AUTH,
            &cause::ANONYMOUS_REFUSED,
            &cause::CREDENTIALS_REFUSED,
        ],
    );
    let missing = has(findings, &[&cause::TAG_MISSING, &cause::NOT_EXISTING]);

    if image.is_on_hub() {
        for finding in findings.iter_mut() {
            if finding.row.code == cause::RATE_LIMIT.code {
                finding.row = &cause::HUB_RATE_LIMIT;
            }
        }
        if (refused || missing) && !lower.contains("manifest unknown") {
            if image.is_in_hub_library() {
                add(findings, &cause::HUB_LIBRARY, Likely);
            } else {
                add(findings, &cause::HUB_PRIVATE, Likely);
            }
        }
    }
    if image.is_on_ecr() && refused {
        add(findings, &cause::ECR_TOKEN, Likely);
    }
    if image.is_on_acr() && refused {
        add(findings, &cause::ACR_ROLE, Likely);
    }
    if image.is_on_google() && refused {
        add(findings, &cause::GOOGLE_PERMISSION, Likely);
    }
    if image.is_on_localhost() && (refused || missing || has(findings, &[&cause::REFUSED])) {
        add(findings, &cause::LOCALHOST, Likely);
    }
    if missing || refused && image.is_on_hub() {
        if image.has_no_tag() && missing && has(findings, &[&cause::TAG_MISSING]) {
            add(findings, &cause::LATEST_MISSING, Likely);
        }
        if image.is_in_hub_library() && image.is_latest() {
            add(findings, &cause::LOCAL_IMAGE, Possible);
        }
    }
}
